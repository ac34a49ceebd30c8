/**
 * Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`, in optimal string alignment
 * (Damerau, 1964), or undefined when it takes more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) current.push(cell({ a, b, i, j, before, previous, current }));
    if (Math.min(...current) > most && Math.min(...previous) > most) return undefined;
    [before, previous] = [previous, current];
  }
  const distance = previous[b.length] ?? 0;
  return distance > most ? undefined : distance;
}

interface Cell {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly j: number;
  readonly before: readonly number[];
  readonly previous: readonly number[];
  readonly current: readonly number[];
}

function cell({ a, b, i, j, before, previous, current }: Cell): number {
  const same = a[i - 1] === b[j - 1];
  const replaced = (previous[j - 1] ?? 0) + (same ? 0 : 1);
  const best = Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(best, (before[j - 2] ?? 0) + 1) : best;
}
