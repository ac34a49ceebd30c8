import type { TextFeatureGroup } from './feature-group.ts';

/** Whether the query's words stand together, in their order, and where. */
export const orderFeatures: TextFeatureGroup = {
  names: [
    'phraseInTitle',
    'phraseInDescription',
    'phraseGlued',
    'pairsInTitle',
    'pairsInDescription',
    'firstPlace',
    'lastPlace',
    'proximity',
    'titleShare',
    'endsHead',
    'endOfHead',
  ],
  prepare: ({ query: { stems }, corpus }) => {
    const asked = new Set(stems);
    const last = stems.at(-1);
    return ({ title, description, head }) => {
      const places = title.stems.flatMap((stem, place) => (asked.has(stem) ? [place] : []));
      const first = places[0];
      return [
        holdsPhrase(title.stems, stems) ? 1 : 0,
        holdsPhrase(description.stems, stems) ? 1 : 0,
        title.stems.join('').includes(stems.join('')) ? 1 : 0,
        pairShare(stems, title.stems),
        pairShare(stems, description.stems),
        first === undefined ? 0 : 1 / (1 + first),
        ((places.at(-1) ?? -1) + 1) / Math.max(1, title.stems.length),
        proximity(title.stems, asked),
        weightShare(title.stems, { asked, idf: corpus.idf }),
        last !== undefined && head.stems.at(-1) === last ? 1 : 0,
        last === undefined ? 0 : nearnessToEnd(head.stems, last),
      ];
    };
  },
};

function holdsPhrase(words: readonly string[], phrase: readonly string[]): boolean {
  return ` ${words.join(' ')} `.includes(` ${phrase.join(' ')} `);
}

/** Share of the query's neighbouring words that are neighbours there too; of a single word, whether it is there. */
function pairShare(query: readonly string[], words: readonly string[]): number {
  const pairs = neighbours(query);
  if (pairs.length === 0) return query[0] !== undefined && words.includes(query[0]) ? 1 : 0;
  const held = new Set(neighbours(words));
  return pairs.filter((pair) => held.has(pair)).length / pairs.length;
}

const neighbours = (words: readonly string[]): readonly string[] =>
  words.slice(1).map((word, i) => `${words[i] ?? ''} ${word}`);

/**
 * (words met)² / (words asked · length of the shortest stretch that holds all met), in [0, 1]: 1 where all stand side by
 * side. The stretch is found by moving its two ends along the text.
 */
export function proximity(words: readonly string[], asked: ReadonlySet<string>): number {
  const met = new Set(words.filter((word) => asked.has(word))).size;
  if (met === 0) return 0;
  const inside = new Map<string, number>();
  let shortest = Infinity;
  let start = 0;
  words.forEach((word, end) => {
    if (!asked.has(word)) return;
    inside.set(word, (inside.get(word) ?? 0) + 1);
    while (inside.size === met) {
      shortest = Math.min(shortest, end - start + 1);
      leave(inside, words[start] ?? '');
      start++;
    }
  });
  return (met * met) / (shortest * asked.size);
}

function leave(inside: Map<string, number>, word: string): void {
  const count = inside.get(word);
  if (count === undefined) return;
  if (count === 1) inside.delete(word);
  else inside.set(word, count - 1);
}

/** How much of the text's weight is of words that were asked, in [0, 1]. */
function weightShare(
  words: readonly string[],
  { asked, idf }: { readonly asked: ReadonlySet<string>; readonly idf: (word: string) => number },
): number {
  let [met, total] = [0, 0];
  for (const word of words) {
    const weight = idf(word);
    total += weight;
    if (asked.has(word)) met += weight;
  }
  return total === 0 ? 0 : met / total;
}

/** 1 for the last word, 1/2 for the one before it, …; 0 where it isn't. */
function nearnessToEnd(words: readonly string[], word: string): number {
  const place = words.lastIndexOf(word);
  return place < 0 ? 0 : 1 / (words.length - place);
}
