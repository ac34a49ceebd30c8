import type { ItemId } from './id.ts';
import type { AppliedRule } from './rule.ts';
import type { RankedItem } from './search.ts';
import { sourcesIn } from './source-bits.ts';

/** A ranking column by column, best first; all of one length. */
export interface RankedColumns {
  /** Rows of the index that `idAt` tells the ids of. */
  readonly rows: Int32Array;
  /** RankedItem.score. */
  readonly scores: Float64Array;
  /** Sets of sources, as source-bits.ts writes them. */
  readonly sources: Uint8Array;
  /** What the shop's rules did to items, by their position; absent: nothing. */
  readonly rules?: ReadonlyMap<number, readonly AppliedRule[]>;
  /** A row's id, the same whenever it is asked for, also of a product that is no longer sold. */
  readonly idAt: (row: number) => ItemId | undefined;
}

/**
 * A ranking of up to a thousand items in 13 bytes each; as objects they take 80, and the garbage collector goes through each of them.
 * An item is made an object when it is read, and anew each time.
 */
export class RankedItems implements Iterable<RankedItem> {
  readonly #columns: RankedColumns;

  constructor(columns: RankedColumns) {
    this.#columns = columns;
  }

  get length(): number {
    return this.#columns.rows.length;
  }

  /** Of what it keeps. */
  get byteLength(): number {
    const { rows, scores, sources } = this.#columns;
    return rows.byteLength + scores.byteLength + sources.byteLength;
  }

  /** The `count` best of them. */
  first(count: number): RankedItems {
    if (count >= this.length) return this;
    const { rows, scores, sources, rules, idAt } = this.#columns;
    return new RankedItems({
      ...(rules === undefined ? {} : { rules: new Map([...rules].filter(([position]) => position < count)) }),
      rows: rows.slice(0, count),
      scores: scores.slice(0, count),
      sources: sources.slice(0, count),
      idAt,
    });
  }

  /** Undefined past either end. */
  at(position: number): RankedItem | undefined {
    const { rows, scores, sources, rules, idAt } = this.#columns;
    const row = rows[position];
    if (row === undefined) return undefined;
    const itemId = idAt(row);
    if (itemId === undefined) throw new RangeError(`position ${position}: expected a row with an id, got ${row}`);
    const applied = rules?.get(position);
    return {
      itemId,
      position,
      score: scores[position] as number,
      sources: sourcesIn(sources[position] as number),
      ...(applied === undefined ? {} : { rules: applied }),
    };
  }

  /** Those at the positions in [from, to) that there are. */
  slice(from: number, to = this.length): RankedItem[] {
    const items: RankedItem[] = [];
    for (let position = from; position < to; position++) {
      const item = this.at(position);
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  *[Symbol.iterator](): Generator<RankedItem> {
    yield* this.slice(0);
  }
}
