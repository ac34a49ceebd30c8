/** Share of the catalogue's items that stand in at least one of the slates, in [0, 1]; 0 for an empty catalogue. */
export function catalogueCoverage(slates: readonly (readonly string[])[], catalogueSize: number): number {
  if (catalogueSize === 0) return 0;
  return new Set(slates.flat()).size / catalogueSize;
}

/**
 * Gini coefficient of how often each item was shown, in [0, 1): 0 when all are shown alike, near 1 when few take it all.
 * Items never shown count. Null when nothing was shown.
 */
export function exposureGini(slates: readonly (readonly string[])[], catalogueSize: number): number | null {
  const shown = new Map<string, number>();
  for (const id of slates.flat()) shown.set(id, (shown.get(id) ?? 0) + 1);
  if (shown.size === 0) return null;
  const counts = [...shown.values()].sort((a, b) => a - b);
  const unseen = catalogueSize - counts.length;
  const total = counts.reduce((a, b) => a + b, 0);
  // Σ (2i − n − 1)·x_i / (n·Σx), i from 1 over rising x; the unseen come first and add nothing to the sum.
  const ranked = counts.reduce((sum, count, i) => sum + (2 * (unseen + i + 1) - catalogueSize - 1) * count, 0);
  return ranked / (catalogueSize * total);
}
