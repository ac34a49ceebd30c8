/** Share of rows that arrays have room for beyond those they hold: pages nobody wrote take no memory. */
const SPARE_SHARE = 0.25;
const LEAST_SPARE = 1_024;

/** Rows to have room for when there are so many and more will come. */
export function roomFor(rows: number): number {
  return rows + Math.max(LEAST_SPARE, Math.ceil(rows * SPARE_SHARE));
}
