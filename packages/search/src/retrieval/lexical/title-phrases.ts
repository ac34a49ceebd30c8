import type { Segments } from './segments.ts';

/**
 * How many neighbouring terms of the query (in its order) stand side by side in each row's title. Aligned with `rows`, in
 * [0, terms − 1]. Terms that the index does not know part their neighbours.
 */
export function titlePhrases(names: readonly string[], rows: Int32Array, segments: Segments): Uint8Array {
  const numbers = names.map((name) => segments.terms.numberOf(name) ?? -1);
  return Uint8Array.from(rows, (row) => {
    const place = segments.placeOf(row);
    return place === undefined ? 0 : pairsIn(place.segment.textOf(place.entry).title, numbers);
  });
}

function pairsIn(title: Int32Array, numbers: readonly number[]): number {
  let pairs = 0;
  for (let i = 0; i + 1 < numbers.length; i++) {
    for (let at = title.indexOf(numbers[i] ?? -1); at >= 0; at = title.indexOf(numbers[i] ?? -1, at + 1)) {
      if (at + 1 >= title.length || title[at + 1] !== numbers[i + 1]) continue;
      pairs++;
      break;
    }
  }
  return pairs;
}
