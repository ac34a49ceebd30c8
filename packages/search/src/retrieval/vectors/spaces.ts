import type { ItemFeatureTable, ModalityColumn } from '@fusionrank/model/ranking';
import { VECTOR_MODALITIES, type VectorModality } from '../feature-space.ts';
import { composeRows, type ComposedRows, type WeightedColumn } from './composed-rows.ts';
import { MAX_WIDTH } from './code-space.ts';
import { LiveSpace, type MakeSpace, type SpaceSource } from './live-space.ts';

/** What each modality counts where likeness is that of all. */
export const FUSED_WEIGHTS = { text: 0.4, image: 0.4, behaviour: 0.2 } as const;

/** What can be searched by nearness: a modality alone, or all together. */
export type SpaceName = VectorModality | 'fused';

function spaceColumns(table: ItemFeatureTable, space: SpaceName): readonly WeightedColumn[] {
  const parts: readonly (readonly [VectorModality, number])[] =
    space === 'fused' ? (Object.entries(FUSED_WEIGHTS) as [VectorModality, number][]) : [[space, 1]];
  return parts.map(([modality, weight]) => {
    const { width, values, present } = table[modality];
    return { width, values, present, weight };
  });
}

function spaceRows(table: ItemFeatureTable, space: SpaceName): ComposedRows {
  return composeRows(spaceColumns(table, space));
}

/** The row's vector in a space; zeros where it has none. */
export function rowVector(table: ItemFeatureTable, space: SpaceName, row: number): Float32Array {
  const { width, read } = spaceRows(table, space);
  const vector = new Float32Array(width);
  read(row, vector);
  return vector;
}

/** Those that requests search all the time; behaviour alone is asked for too rarely to be kept ready. */
const KEPT_READY: readonly SpaceName[] = ['text', 'image', 'fused'];

/** The code spaces over one table, and over what becomes of it. */
export class Spaces {
  readonly #spaces = new Map<SpaceName, LiveSpace>();
  #table: ItemFeatureTable;

  readonly #make: MakeSpace;

  constructor(table: ItemFeatureTable, make: MakeSpace) {
    this.#table = table;
    this.#make = make;
  }

  of(name: SpaceName): LiveSpace {
    const known = this.#spaces.get(name);
    if (known !== undefined) return known;
    const space = new LiveSpace(sourceOf(this.#table, name), this.#make);
    this.#spaces.set(name, space);
    return space;
  }

  /** Settles when the codes are made; with whether there are any. */
  async prepared(): Promise<boolean> {
    const large = KEPT_READY.filter((name) => rowsAtOnce(this.#table, name) < this.#table.ids.length);
    for (const name of large) await this.of(name).present();
    return large.length > 0;
  }

  /** A row whose modality came or went is noticed without being named. */
  change(table: ItemFeatureTable, rows: Iterable<number>): void {
    const changed = new Set([
      ...rows,
      ...VECTOR_MODALITIES.flatMap((modality) => cameOrWent(this.#table[modality], table[modality])),
    ]);
    this.#table = table;
    for (const [name, space] of this.#spaces) space.change(sourceOf(table, name), changed);
  }

  async settled(): Promise<void> {
    await Promise.all([...this.#spaces.values()].map((space) => space.settled()));
  }

  bytes(): number {
    return [...this.#spaces.values()].reduce((sum, space) => sum + space.bytes(), 0);
  }

  close(): void {
    for (const space of this.#spaces.values()) space.close();
  }
}

function cameOrWent(before: ModalityColumn, after: ModalityColumn): number[] {
  const rows: number[] = [];
  for (let row = 0; row < after.present.length; row++) {
    if ((before.present[row] ?? 0) !== after.present[row]) rows.push(row);
  }
  return rows;
}

function sourceOf(table: ItemFeatureTable, name: SpaceName): SpaceSource {
  const columns = spaceColumns(table, name);
  return { columns, rows: composeRows(columns) };
}

/** Up to so many numbers are looked at in a millisecond, no longer than a thread takes to answer. */
const NUMBERS_AT_ONCE = 500_000;

/** How many rows' vectors are looked at where the request is; of vectors too wide for codes, all. */
export function rowsAtOnce(table: ItemFeatureTable, name: SpaceName): number {
  const { width } = spaceRows(table, name);
  return width === 0 || width > MAX_WIDTH ? Infinity : Math.floor(NUMBERS_AT_ONCE / width);
}
