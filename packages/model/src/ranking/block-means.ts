import type { BlockRange } from '../fusion/network-shape.ts';

/** Each block's mean over the items that have it, kept up while rows come and change: nobody has to read them all again. */
export class BlockMeans {
  readonly #blocks: readonly BlockRange[];
  /** [d] */
  readonly #sums: Float64Array;
  /** [blocks] */
  readonly #having: Float64Array;

  /** @param blocks As they lie in a row, one behind the other. */
  constructor(blocks: readonly BlockRange[]) {
    this.#blocks = blocks;
    this.#sums = new Float64Array(blocks.reduce((end, { start, width }) => Math.max(end, start + width), 0));
    this.#having = new Float64Array(blocks.length);
  }

  /** @param present [blocks], 1 where the item has the block. @param row [d] */
  add(present: Uint8Array, row: Float32Array): void {
    this.#count(present, row, 1);
  }

  /** Takes away what was added with the same arguments. */
  take(present: Uint8Array, row: Float32Array): void {
    this.#count(present, row, -1);
  }

  /** [d]. @param otherwise [d]: stands in for the blocks that no item has. */
  means(otherwise: Float32Array): Float32Array {
    const means = Float32Array.from(otherwise);
    this.#blocks.forEach(({ start, width }, block) => {
      const having = this.#having[block] as number;
      if (having === 0) return;
      for (let column = start; column < start + width; column++)
        means[column] = (this.#sums[column] as number) / having;
    });
    return means;
  }

  #count(present: Uint8Array, row: Float32Array, sign: 1 | -1): void {
    for (let block = 0; block < this.#blocks.length; block++) {
      if (present[block] !== 1) continue;
      const { start, width } = this.#blocks[block] as BlockRange;
      this.#having[block] = (this.#having[block] as number) + sign;
      for (let column = start; column < start + width; column++)
        this.#sums[column] = (this.#sums[column] as number) + sign * (row[column] as number);
    }
  }
}
