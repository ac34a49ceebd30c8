import type { VectorTable } from '@fusionrank/model/ranking';
import { VECTOR_MODALITIES, type VectorModality } from '../feature-space.ts';
import { composeRows, type ComposedRows, type WeightedColumn } from './composed-rows.ts';
import { MAX_WIDTH, type CodeSpace } from './code-space.ts';
import { LiveSpace, type MakeSpace, type SpaceSource } from './live-space.ts';

/** What each modality counts where likeness is that of all. */
export const FUSED_WEIGHTS = { text: 0.4, image: 0.4, behaviour: 0.2 } as const;

/** What can be searched by nearness: a modality alone, or all together. */
export const SPACE_NAMES = [...VECTOR_MODALITIES, 'fused'] as const;
export type SpaceName = (typeof SPACE_NAMES)[number];

function spaceColumns(table: VectorTable, space: SpaceName): readonly WeightedColumn[] {
  const parts: readonly (readonly [VectorModality, number])[] =
    space === 'fused' ? (Object.entries(FUSED_WEIGHTS) as [VectorModality, number][]) : [[space, 1]];
  return parts.map(([modality, weight]) => {
    const { width, values, scales, present } = table[modality];
    // A table has room for rows to come.
    return { width, values, ...(scales && { scales }), present: present.subarray(0, table.ids.length), weight };
  });
}

function spaceRows(table: VectorTable, space: SpaceName): ComposedRows {
  return composeRows(spaceColumns(table, space));
}

/** A modality's vector, of any length, and what it counts beside the others; above 0. */
export interface WeightedVector {
  readonly modality: VectorModality;
  readonly weight: number;
  readonly vector: Float32Array;
}

/**
 * What to look for in the space of all: the product with a row that has all modalities rises with the weighted mean of its cosines to
 * these vectors, whatever the modalities count in the space itself.
 */
export function fusedQuery(table: VectorTable, parts: readonly WeightedVector[]): Float32Array {
  const query = new Float32Array(spaceRows(table, 'fused').width);
  let start = 0;
  for (const [modality, counted] of Object.entries(FUSED_WEIGHTS) as [VectorModality, number][]) {
    const part = parts.find((one) => one.modality === modality);
    const length = part === undefined ? 0 : Math.hypot(...part.vector);
    if (part !== undefined && length > 0) {
      const factor = part.weight / (Math.sqrt(counted) * length);
      part.vector.forEach((value, i) => {
        query[start + i] = factor * value;
      });
    }
    start += table[modality].width;
  }
  return query;
}

/** Those that requests search all the time; behaviour alone is asked for too rarely to be kept ready. */
const KEPT_READY: readonly SpaceName[] = ['text', 'image', 'fused'];

export interface NamedCodes {
  readonly name: SpaceName;
  readonly codes: CodeSpace;
}

/** The code spaces over one table, and over what becomes of it. */
export class Spaces {
  readonly #spaces = new Map<SpaceName, LiveSpace>();
  readonly #table: VectorTable;
  readonly #make: MakeSpace;

  constructor(table: VectorTable, make: MakeSpace) {
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

  /** Those that are made. */
  codes(): readonly NamedCodes[] {
    return [...this.#spaces].flatMap(([name, { codes }]) => (codes === undefined ? [] : [{ name, codes }]));
  }

  adopt({ name, codes }: NamedCodes): void {
    this.of(name).adopt(codes);
  }

  /** Rows of the table that are new or other than before. */
  change(rows: Iterable<number>): void {
    const changed = [...rows];
    for (const [name, space] of this.#spaces) space.change(sourceOf(this.#table, name), changed);
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

function sourceOf(table: VectorTable, name: SpaceName): SpaceSource {
  const columns = spaceColumns(table, name);
  return { columns, rows: composeRows(columns) };
}

/** Up to so many numbers are looked at in a millisecond, no longer than a thread takes to answer. */
const NUMBERS_AT_ONCE = 500_000;

/** How many rows' vectors are looked at where the request is; of vectors too wide for codes, all. */
export function rowsAtOnce(table: VectorTable, name: SpaceName): number {
  const { width } = spaceRows(table, name);
  return width === 0 || width > MAX_WIDTH ? Infinity : Math.floor(NUMBERS_AT_ONCE / width);
}
