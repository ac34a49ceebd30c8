import { waitInLine } from '@fusionrank/domain/wait-in-line';
import type { Waiter } from '@fusionrank/domain/wait-in-line';

/** Lets so much dear work be done at once; those who wait for their turn get it one after the other by who asks, not by how much they ask for. */
export interface FairTurns {
  /** What the work comes to, begun when it is its turn. Rejects with the signal's reason when that aborts before; then nothing is begun. */
  take<T>(turn: Turn<T>): Promise<T>;
  /** How many wait. */
  readonly waiting: number;
}

export interface Turn<T> {
  readonly who: string;
  readonly signal: AbortSignal | undefined;
  readonly work: () => Promise<T>;
}

export interface FairTurnsOptions {
  /** At once, of all together. */
  readonly most: number;
  /** Monotonic milliseconds. */
  readonly stopwatch: () => number;
}

/** How long somebody else is expected to ask again. */
const OTHERS_STAY_MS = 1_000;

/** How long work of one who asks for more than one thing at once is put off for others. */
const PUT_OFF_MS = 250;

/** One who asks: how much of theirs is under way, and what waits. */
interface Asking {
  readonly who: string;
  underWay: number;
  /** When anything of theirs last began; −∞ before. */
  begunAt: number;
  readonly queue: Set<Waiting>;
}

interface Waiting extends Waiter {
  readonly since: number;
  /** Whether something of the same asker was before it. */
  readonly isBehindOwn: boolean;
}

/** When somebody last began anything. */
interface Begun {
  readonly who: string;
  readonly at: number;
}

export const createFairTurns = (options: FairTurnsOptions): FairTurns => new Turns(options);

/**
 * Who is alone may have it all. While others ask too, one at a time is done for each; and what somebody asks for beside that is begun when
 * nothing else is under way, or a quarter of a second after the one before: those who ask for one thing meet little of it.
 */
class Turns implements FairTurns {
  readonly #options: FairTurnsOptions;
  /** Those who have anything under way or waiting; who was served last stands last. */
  readonly #asking = new Map<string, Asking>();
  #underWay = 0;
  /** Of the one who began last, and of the one before who is another. */
  #last: Begun | undefined;
  #lastOther: Begun | undefined;

  constructor(options: FairTurnsOptions) {
    this.#options = options;
  }

  get waiting(): number {
    return [...this.#asking.values()].reduce((sum, { queue }) => sum + queue.size, 0);
  }

  async take<T>({ who, signal, work }: Turn<T>): Promise<T> {
    signal?.throwIfAborted();
    const one = this.#asking.get(who) ?? { who, underWay: 0, begunAt: -Infinity, queue: new Set() };
    if (this.#mayBegin(one)) this.#begin(one);
    else await this.#wait(one, signal);
    try {
      return await work();
    } finally {
      this.#underWay--;
      one.underWay--;
      this.#leave(one);
      while (this.#beginNext());
    }
  }

  #isAlone(who: string): boolean {
    if (this.#asking.size > Number(this.#asking.has(who))) return false;
    const other = this.#last?.who === who ? this.#lastOther : this.#last;
    return other === undefined || this.#options.stopwatch() - other.at > OTHERS_STAY_MS;
  }

  /** @param waiter What they wait for, if it is not just asked for. */
  #mayBegin(one: Asking, waiter?: Waiting): boolean {
    if (this.#underWay >= this.#options.most) return false;
    if (this.#isAlone(one.who)) return true;
    if (one.underWay > 0) return false;
    return waiter === undefined ? one.queue.size === 0 : !this.#isPutOff(one, waiter);
  }

  #isPutOff({ begunAt }: Asking, { isBehindOwn, since }: Waiting): boolean {
    const before = Math.max(since, begunAt);
    return isBehindOwn && this.#underWay > 0 && this.#options.stopwatch() - before < PUT_OFF_MS;
  }

  #begin(one: Asking): void {
    const { who } = one;
    this.#underWay++;
    one.underWay++;
    one.begunAt = this.#options.stopwatch();
    this.#asking.delete(who);
    this.#asking.set(who, one);
    if (this.#last?.who !== who) this.#lastOther = this.#last;
    this.#last = { who, at: one.begunAt };
  }

  #beginNext(): boolean {
    for (const one of this.#asking.values()) {
      const [waiter] = one.queue;
      if (waiter === undefined || !this.#mayBegin(one, waiter)) continue;
      waiter.begin();
      return true;
    }
    return false;
  }

  #leave(one: Asking): void {
    if (one.underWay === 0 && one.queue.size === 0) this.#asking.delete(one.who);
  }

  async #wait(one: Asking, signal: AbortSignal | undefined): Promise<void> {
    const facts = { since: this.#options.stopwatch(), isBehindOwn: one.underWay > 0 || one.queue.size > 0 };
    this.#asking.set(one.who, one);
    try {
      await waitInLine(one.queue, { facts, signal, onTurn: () => this.#begin(one) });
    } catch (reason) {
      this.#leave(one);
      throw reason;
    }
  }
}
