import { TopK } from '../../linear-algebra/top-k.ts';

/** How many items may be offered and how their scores lie. */
export interface Moments {
  readonly mean: number;
  /** Above 0. */
  readonly deviation: number;
}

/**
 * What one evidence says of all items, written anew for every history. Of most items most evidence says nothing: a sparse
 * row remembers of which it said something, so that clearing and reading it costs as much as was said.
 */
export class ScoreRow {
  /** [items]; 0 where nothing is said. Written through the methods alone. */
  readonly values: Float32Array;
  readonly #said: Int32Array;
  readonly #isSaid: Uint8Array;
  #count = 0;
  #isDense = false;

  constructor(items: number) {
    this.values = new Float32Array(items);
    this.#said = new Int32Array(items);
    this.#isSaid = new Uint8Array(items);
  }

  clear(): void {
    if (this.#isDense) this.values.fill(0);
    for (let i = 0; i < this.#count; i++) {
      const item = this.#said[i] as number;
      this.values[item] = 0;
      this.#isSaid[item] = 0;
    }
    this.#count = 0;
    this.#isDense = false;
  }

  add(item: number, amount: number): void {
    if (this.#isSaid[item] === 0) {
      this.#isSaid[item] = 1;
      this.#said[this.#count++] = item;
    }
    this.values[item] = (this.values[item] as number) + amount;
  }

  /** Says something of every item: `write` fills the values it is given. */
  writeAll(write: (values: Float32Array) => void): void {
    this.clear();
    this.#isDense = true;
    write(this.values);
  }

  /** Square roots of what is above 0, and 0 for the rest. */
  takeRoots(): void {
    const { values } = this;
    if (this.#isDense) for (let i = 0; i < values.length; i++) values[i] = Math.sqrt(Math.max(values[i] as number, 0));
    for (let i = 0; i < this.#count; i++) {
      const item = this.#said[i] as number;
      values[item] = Math.sqrt(Math.max(values[item] as number, 0));
    }
  }

  /** The best items that are not known, best first; those of which nothing, or nothing better than of any other, is said are not among them. */
  best(known: Uint8Array, most: number): Int32Array {
    const top = new TopK(most);
    if (this.#isDense) offerAbove(this.values, { known, top, bound: lowest(this.values) });
    for (let i = 0; i < this.#count; i++) {
      const item = this.#said[i] as number;
      const score = this.values[item] as number;
      if (score > 0 && known[item] === 0) top.offer(item, score);
    }
    return top.result().rows;
  }

  /** Of the items that are not known. @param knownCount how many are. */
  moments(known: Uint8Array, knownCount: number): Moments {
    let sum = 0;
    let squares = 0;
    const { values } = this;
    const count = this.#isDense ? values.length : this.#count;
    for (let i = 0; i < count; i++) {
      const item = this.#isDense ? i : (this.#said[i] as number);
      if (known[item] === 1) continue;
      const value = values[item] as number;
      sum += value;
      squares += value * value;
    }
    return momentsOf(sum, squares, values.length - knownCount);
  }
}

/** Mean and deviation from the sum of some values, of their squares, and their number. */
export function momentsOf(sum: number, squares: number, count: number): Moments {
  const mean = sum / Math.max(count, 1);
  const variance = squares / Math.max(count, 1) - mean * mean;
  return { mean, deviation: Math.sqrt(Math.max(variance, 0)) + 1e-6 };
}

function lowest(values: Float32Array): number {
  let least = Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < least) least = value;
  }
  return least;
}

function offerAbove(
  values: Float32Array,
  { known, top, bound }: { readonly known: Uint8Array; readonly top: TopK; readonly bound: number },
): void {
  let least = bound;
  for (let item = 0; item < values.length; item++) {
    const score = values[item] as number;
    // Items come in rising order: an equal score does not displace a kept one.
    if (score <= least || known[item] === 1) continue;
    top.offer(item, score);
    least = Math.max(top.least() || bound, bound);
  }
}
