/** Farther from the list's mean than this makes no difference, in deviations. */
const LIMIT = 4;
/** A list's deviation counts as at least this share of the deviation over all lists: what hardly varies is not blown up. */
const LEAST_SHARE = 0.01;

/**
 * Each feature over its own list, standardised and clipped to ±4: a query's level says nothing about the order of its products.
 * Constant features become 0. The deviations over all lists are those of `lists`.
 * @param lists [rows, width] each, row-major
 */
export function standardiseWithinLists(lists: readonly Float32Array[], width: number): readonly Float32Array[] {
  const overall = overallDeviations(lists, width);
  return lists.map((values) => {
    const rows = values.length / width;
    const out = new Float32Array(values.length);
    for (let column = 0; column < width; column++) {
      const { mean, deviation } = momentsOf(values, { column, width, rows });
      const scale = deviation + LEAST_SHARE * (overall[column] as number);
      if (scale < 1e-9) continue;
      for (let row = 0; row < rows; row++) {
        const standardised = ((values[row * width + column] as number) - mean) / scale;
        out[row * width + column] = Math.max(-LIMIT, Math.min(LIMIT, standardised));
      }
    }
    return out;
  });
}

function overallDeviations(lists: readonly Float32Array[], width: number): Float64Array {
  const sum = new Float64Array(width);
  const squares = new Float64Array(width);
  let rows = 0;
  for (const values of lists) {
    rows += values.length / width;
    values.forEach((value, at) => {
      const column = at % width;
      sum[column] = (sum[column] as number) + value;
      squares[column] = (squares[column] as number) + value * value;
    });
  }
  return squares.map((square, column) =>
    Math.sqrt(Math.max(0, square / Math.max(1, rows) - ((sum[column] as number) / Math.max(1, rows)) ** 2)),
  );
}

interface Column {
  readonly column: number;
  readonly width: number;
  readonly rows: number;
}

function momentsOf(
  values: Float32Array,
  { column, width, rows }: Column,
): { readonly mean: number; readonly deviation: number } {
  let [sum, squares] = [0, 0];
  for (let row = 0; row < rows; row++) sum += values[row * width + column] as number;
  const mean = sum / rows;
  for (let row = 0; row < rows; row++) squares += ((values[row * width + column] as number) - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / rows) };
}
