/** English words that say nothing about a product; they count only in a query that holds nothing else. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be by for from i in is it me my of on or some that the this to under we with you your'.split(' '),
);
