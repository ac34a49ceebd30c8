import type { TextFeatureGroup } from './feature-group.ts';
import { softMatcher } from './soft-match.ts';

/** How much of the query the product's texts hold: by the words' weights, word for word and by spelling. */
export const coverageFeatures: TextFeatureGroup = {
  names: [
    'coverageTitle',
    'coverageDescription',
    'coverage',
    'coverageHead',
    'wordsInTitle',
    'allInTitle',
    'allHeld',
    'lastInTitle',
    'lastHeld',
    'numbersInTitle',
  ],
  prepare: ({ query, corpus }) => {
    const weights = query.stems.map(corpus.idf);
    const total = sum(weights);
    const share = (isHeld: (stem: string) => boolean): number =>
      total === 0 ? 0 : sum(weights.filter((_, i) => isHeld(query.stems[i] ?? ''))) / total;
    const numbers = query.words.filter((word) => /\p{N}/u.test(word));
    const last = query.stems.at(-1);
    return ({ title, description, head }) => {
      const inTitle = new Set(title.stems);
      const held = new Set([...title.stems, ...description.stems]);
      const words = new Set(title.words);
      const inHead = new Set(head.stems);
      const inDescription = new Set(description.stems);
      return [
        share((stem) => inTitle.has(stem)),
        share((stem) => inDescription.has(stem)),
        share((stem) => held.has(stem)),
        share((stem) => inHead.has(stem)),
        shareOf(query.words, words),
        query.stems.every((stem) => inTitle.has(stem)) ? 1 : 0,
        query.stems.every((stem) => held.has(stem)) ? 1 : 0,
        last !== undefined && inTitle.has(last) ? 1 : 0,
        last !== undefined && held.has(last) ? 1 : 0,
        numbers.length === 0 ? UNASKED : shareOf(numbers, words),
      ];
    };
  },
};

/** The share of numbers met where none was asked: neither good nor bad. */
const UNASKED = 0.5;

/** The query's words matched by spelling: typos, compounds and inflections count for most of what they share. */
export const spellingFeatures: TextFeatureGroup = {
  names: ['softCoverage', 'softLeast', 'softLast', 'softFirst'],
  prepare: ({ query, corpus }) => {
    const weights = query.stems.map(corpus.idf);
    const total = sum(weights);
    const match = softMatcher(query.words);
    return ({ title }) => {
      const best = match(title.words);
      if (best.length === 0) return [0, 0, 0, 0];
      const weighted = best.reduce((all, likeness, i) => all + likeness * (weights[i] ?? 0), 0);
      return [total === 0 ? 0 : weighted / total, Math.min(...best), best.at(-1) ?? 0, best[0] ?? 0];
    };
  },
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function shareOf(wanted: readonly string[], held: ReadonlySet<string>): number {
  return wanted.length === 0 ? 0 : wanted.filter((word) => held.has(word)).length / wanted.length;
}
