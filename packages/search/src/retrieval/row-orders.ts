import type { CatalogIndex } from './catalog-index.ts';
import type { ItemColumns } from './item-columns.ts';
import { COUNTED_MATCHES } from './lexical/top-matches.ts';

/**
 * All rows by what they are chosen by, best first, equal ones by row: where there are too many matches to look at each, the
 * best are found by walking along. Of the moment at which they were last made; a row that came since stands in none.
 */
export interface RowOrders {
  /** Undefined before the first renewal, and for a catalogue whose matches can all be looked at. */
  current(): RowOrder | undefined;
  /** Makes them anew and then puts them in force at once. */
  renew(sources: OrderSources): Promise<void>;
}

export interface RowOrder {
  /** The first rows that have their place in it. */
  readonly rowCount: number;
  readonly popular: Int32Array;
  readonly newest: Int32Array;
}

export interface OrderSources {
  readonly index: Pick<CatalogIndex, 'rowCount'> & { readonly columns: Pick<ItemColumns, 'createdAt'> };
  readonly popularityOf: (row: number) => number;
  /** Lets other work in; awaited every few milliseconds. */
  readonly pause: () => Promise<void>;
}

/** `leastRows`: a smaller catalogue needs none. */
export function createRowOrders(leastRows = COUNTED_MATCHES): RowOrders {
  let order: RowOrder | undefined;
  return {
    current: () => order,
    renew: async ({ index, popularityOf, pause }) => {
      const rowCount = index.rowCount();
      if (rowCount <= leastRows) return;
      const popular = await rowsByValue(await valuesOf(rowCount, popularityOf, pause), pause);
      const newest = await rowsByValue(
        await valuesOf(rowCount, (row) => index.columns.createdAt.of(row) ?? -Infinity, pause),
        pause,
      );
      order = { rowCount, popular, newest };
    },
  };
}

/** Read once: values may move while the order is made. */
async function valuesOf(
  rowCount: number,
  of: (row: number) => number,
  pause: () => Promise<void>,
): Promise<Float64Array> {
  const values = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    if (row % STEP === STEP - 1) await pause();
    values[row] = of(row);
  }
  return values;
}

/** Rows sorted or merged between two pauses: some milliseconds. */
const STEP = 16_384;

/** Rows by falling value, equal ones by row. A merge sort in steps. O(n log n). */
export async function rowsByValue(values: Float64Array, pause: () => Promise<void>): Promise<Int32Array> {
  let rows = new Int32Array(values.length).map((_, row) => row);
  for (let from = 0; from < rows.length; from += STEP) {
    rows.subarray(from, from + STEP).sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
    await pause();
  }
  let other = new Int32Array(rows.length);
  for (let width = STEP; width < rows.length; width *= 2) {
    for (let from = 0; from < rows.length; from += 2 * width) {
      await mergeRuns({ rows, values, from, middle: from + width, to: from + 2 * width }, other, pause);
    }
    [rows, other] = [other, rows];
  }
  return rows;
}

interface Runs {
  readonly rows: Int32Array;
  readonly values: Float64Array;
  /** Two sorted runs, [from, middle) and [middle, to), as far as there are rows. */
  readonly from: number;
  readonly middle: number;
  readonly to: number;
}

async function mergeRuns(runs: Runs, into: Int32Array, pause: () => Promise<void>): Promise<void> {
  const { rows, values } = runs;
  const middle = Math.min(runs.middle, rows.length);
  const to = Math.min(runs.to, rows.length);
  let [left, right] = [runs.from, middle];
  for (let at = runs.from; at < to; at++) {
    if (at % STEP === STEP - 1) await pause();
    const takesLeft =
      right >= to ||
      // Equal values: the left run's rows are the lower ones.
      (left < middle && (values[rows[left] as number] as number) >= (values[rows[right] as number] as number));
    into[at] = rows[takesLeft ? left++ : right++] as number;
  }
}
