import type { Segments } from './segments.ts';

/**
 * How many neighbouring terms of the query (in its order) stand side by side in each row's title. Aligned with `rows`, in
 * [0, terms − 1]. Terms that the index does not know part their neighbours.
 */
export function titlePhrases(names: readonly string[], rows: Int32Array, segments: Segments): Uint8Array {
  const numbers = names.map((name) => segments.terms.numberOf(name) ?? -1);
  return Uint8Array.from(rows, (row) => {
    const place = segments.placeOf(row);
    return place === undefined ? 0 : pairsIn(place.segment.titleOf(place.entry), numbers);
  });
}

function pairsIn(title: ArrayLike<number>, numbers: readonly number[]): number {
  let pairs = 0;
  for (let i = 0; i + 1 < numbers.length; i++) {
    if (standSideBySide(title, numbers[i] as number, numbers[i + 1] as number)) pairs++;
  }
  return pairs;
}

function standSideBySide(title: ArrayLike<number>, first: number, second: number): boolean {
  // A term that the index does not know is -1, and in no title.
  for (let at = 0; at + 1 < title.length; at++) if (title[at] === first && title[at + 1] === second) return true;
  return false;
}
