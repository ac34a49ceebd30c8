import { MODALITIES } from '@fusionrank/domain/modality';
import type { ItemInputs } from '../fusion/item-blocks.ts';
import { blockRanges, fusedWidth, type NetworkShape } from '../fusion/network-shape.ts';
import type { ItemPrecision } from '../fusion/serving-graph/item-precision.ts';
import { BlockMeans } from './block-means.ts';
import type { ExplainedItems } from './explain.ts';
import type { ItemFeatureTable } from './item-features.ts';
import { itemInputs } from './item-inputs.ts';
import { emptyVectors, type ItemVectors, moveVectors, vectorOf, writeVectors } from './item-vectors.ts';
import { roomFor } from './room.ts';
import type { TrainedNetwork } from './trained-network.ts';

/**
 * W of a whole table: what an item brings to every request, computed once an artifact and row. Rows are written in place: the
 * thread that scores writes them between two requests.
 */
export interface ItemMatrix {
  readonly count: number;
  readonly d: number;
  /** [count, d] or longer. */
  readonly vectors: ItemVectors;
  /** [count, MODALITIES.length] or longer, 1 where the item has the block. */
  readonly present: Uint8Array;
  readonly means: BlockMeans;
}

export interface CountedTable {
  readonly table: ItemFeatureTable;
  /** Items in the table, which may come without its ids. */
  readonly count: number;
}

/** Rows that are new or other than before, the first of the table for `rows[0]`; the others stay as they are. */
export interface CountedRows extends CountedTable {
  /** [count], each once. */
  readonly rows: Int32Array;
  /** Rows that there will be: room is made for them, and for some more, at once. */
  readonly expected?: number;
}

/** Without rows. */
export function emptyMatrix({ config }: NetworkShape, precision: ItemPrecision): ItemMatrix {
  const d = fusedWidth(config);
  const vectors = emptyVectors(precision, { count: 0, d });
  return { count: 0, d, vectors, present: new Uint8Array(0), means: new BlockMeans(blockRanges(config)) };
}

/** The same matrix with at least so many rows; those that are new hold zeros until they are written. */
export function withRows(matrix: ItemMatrix, { rows, expected }: Pick<CountedRows, 'rows' | 'expected'>): ItemMatrix {
  const count = rows.reduce((most, row) => Math.max(most, row + 1), matrix.count);
  const { d, vectors, present } = matrix;
  if (count * MODALITIES.length <= present.length) return { ...matrix, count };
  const isWhole = matrix.count === 0 && expected === undefined;
  const room = isWhole ? count : roomFor(Math.max(count, expected ?? 0));
  const roomier = {
    vectors: emptyVectors(vectors.precision, { count: room, d }),
    present: new Uint8Array(room * MODALITIES.length),
  };
  moveVectors(vectors, roomier.vectors);
  roomier.present.set(present);
  return { ...matrix, ...roomier, count };
}

/** Items per pass: bounds the memory whatever the catalogue's size. */
const ROWS_PER_PASS = 2048;

export interface ItemPass {
  /** Row of the matrix of each of its items. */
  readonly rows: Int32Array;
  readonly inputs: ItemInputs;
}

/** The whole table, some rows at a time. */
export function* itemPasses({ table, count, rows }: CountedRows, { widths }: NetworkShape): Generator<ItemPass> {
  for (let start = 0; start < count; start += ROWS_PER_PASS) {
    const places = Int32Array.from({ length: Math.min(ROWS_PER_PASS, count - start) }, (_, i) => start + i);
    yield { rows: rows.subarray(start, start + places.length), inputs: itemInputs({ table, rows: places, widths }) };
  }
}

/** Every row of a table at its own place. */
export function allRows({ table, count }: CountedTable): CountedRows {
  return { table, count, rows: Int32Array.from({ length: count }, (_, row) => row) };
}

/** Puts a pass's rows of W, [rows, d], where they belong. */
export function writePass(matrix: ItemMatrix, { rows, inputs, w }: ItemPass & { readonly w: Float32Array }): void {
  const { d, means, present } = matrix;
  const blocks = MODALITIES.length;
  rows.forEach((row, i) => {
    const own = present.subarray(row * blocks, (row + 1) * blocks);
    if (own.includes(1)) means.take(own, vectorOf(matrix.vectors, row, d));
    writeVectors(matrix.vectors, row, { rows: w.subarray(i * d, (i + 1) * d), d });
    own.set(inputs.present.subarray(i * blocks, (i + 1) * blocks));
    means.add(own, vectorOf(matrix.vectors, row, d));
  });
}

/** The item's row of W, [d]. @throws RangeError when there is no such item. */
export function rowOf({ vectors, count, d }: ItemMatrix, row: number): Float32Array {
  checkRows([row], { count });
  return vectorOf(vectors, row, d);
}

/** @throws RangeError when one of the rows is not the matrix's. */
export function checkRows(rows: Int32Array | readonly number[], { count }: Pick<ItemMatrix, 'count'>): void {
  for (const row of rows) {
    if (row < 0 || row >= count) throw new RangeError(`item row: expected 0 to ${count - 1}, got ${row}`);
  }
}

/** The items as explaining reads them. */
export function explainedItems(
  items: ItemMatrix,
  { shape, weights }: Pick<TrainedNetwork, 'shape' | 'weights'>,
): ExplainedItems {
  return {
    blocks: blockRanges(shape.config),
    itemBlocks: (row) => rowOf(items, row),
    // Where no item has a block, every row holds the learned missing vector there.
    meanBlocks: items.means.means(items.count === 0 ? new Float32Array(items.d) : rowOf(items, 0)),
    crossMean: weights.get('scale.cross.mean')?.values ?? new Float32Array(shape.widths.cross),
  };
}
