import { availableParallelism } from 'node:os';
import { problem } from '@fusionrank/domain/problem';
import type { Encoder, ImageEncoder, TextEncoder } from '../encoder.ts';
import { startEncoderThread, type EncoderThread } from './encoder-thread.ts';
import type { WorkerRole } from './worker-messages.ts';

/** Contents a thread gets at once: enough to share runs by length, few enough that all cores stay busy to the end. */
const SHARE = { text: 64, image: 16 } as const;

/** The text encoder on worker threads, one for each core unless told; see `openPool`. */
export function openTextEncoderPool(options: { readonly threads?: number } = {}): Promise<TextEncoder> {
  return openPool<string>({ kind: 'text' }, options.threads);
}

/** The image encoder on worker threads, one for each core unless told; see `openPool`. */
export function openImageEncoderPool(options: {
  readonly home: string;
  readonly threads?: number;
}): Promise<ImageEncoder> {
  return openPool<Uint8Array>({ kind: 'image', home: options.home }, options.threads);
}

/**
 * An encoder whose work is spread over worker threads, so that the caller's event loop stays free. Calls may overlap.
 * A thread that dies rejects the call it worked for and is replaced at the next one. Idle threads don't keep the
 * process alive. Rejects with the encoder's own problem when it can't be opened.
 */
async function openPool<Content extends string | Uint8Array>(
  role: WorkerRole,
  threads: number = availableParallelism(),
): Promise<Encoder<Content>> {
  const pool = new ThreadPool(role, threads);
  const { name, dimension } = await pool.open();
  return {
    name,
    dimension,
    encode: async (contents) => {
      const shares = partsOf(contents, SHARE[role.kind]);
      const answers = await Promise.all(shares.map((share) => pool.run(share)));
      return answers.flatMap(({ values, present }) =>
        Array.from(present, (flag, row) =>
          flag === 1 ? values.slice(row * dimension, (row + 1) * dimension) : undefined,
        ),
      );
    },
    close: () => pool.close(),
  };
}

function partsOf<T>(contents: readonly T[], size: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(contents.length / size) }, (_, i) => contents.slice(i * size, (i + 1) * size));
}

/** Hands shares of work to idle threads, first come, first served. */
class ThreadPool {
  readonly #role: WorkerRole;
  readonly #threads: EncoderThread[];
  readonly #idle: number[];
  readonly #waiting: ((slot: number) => void)[] = [];
  #closed = false;

  constructor(role: WorkerRole, threads: number) {
    this.#role = role;
    this.#threads = Array.from({ length: threads }, () => startEncoderThread(role));
    this.#idle = this.#threads.map((_, slot) => slot);
  }

  async open(): Promise<{ name: string; dimension: number }> {
    const opened = await Promise.allSettled(this.#threads.map((thread) => thread.ready));
    const failed = opened.find((result) => result.status === 'rejected');
    const first = opened.find((result) => result.status === 'fulfilled');
    if (failed === undefined && first !== undefined) return first.value;
    await this.close();
    throw (
      failed?.reason ??
      problem('INVALID_INPUT', `encoder pool: expected at least 1 thread, got ${this.#threads.length}`)
    );
  }

  async run(contents: readonly (string | Uint8Array)[]): ReturnType<EncoderThread['encode']> {
    const slot = await this.#acquire();
    try {
      return await (await this.#threadAt(slot)).encode(contents);
    } finally {
      this.#release(slot);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  async #acquire(): Promise<number> {
    if (this.#closed) throw problem('CONFLICT', 'the encoder pool was closed; open another one');
    return this.#idle.pop() ?? new Promise<number>((resolve) => this.#waiting.push(resolve));
  }

  #release(slot: number): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(slot);
    else next(slot);
  }

  async #threadAt(slot: number): Promise<EncoderThread> {
    const thread = this.#threads[slot];
    if (thread?.alive === true) return thread;
    if (this.#closed) throw problem('INTERRUPTED', 'the encoder pool was closed while it worked');
    const replacement = startEncoderThread(this.#role);
    this.#threads[slot] = replacement;
    await replacement.ready;
    return replacement;
  }
}
