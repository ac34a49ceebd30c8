import type { Idf, TextCorpus } from './corpus.ts';
import type { TextFeatureGroup } from './feature-group.ts';

/** Words of a text with how often each stands there. */
interface CountedText {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

export interface Bm25Settings {
  /** Where repeated occurrences stop adding. */
  readonly k1: number;
  /** How much length normalises, in [0, 1]. */
  readonly b: number;
}

const USUAL: Bm25Settings = { k1: 1.2, b: 0.75 };

/** BM25 (Robertson & Zaragoza, 2009, § 3.5) of query terms in a text; repeated query terms count again. */
export function bm25(
  terms: readonly string[],
  { counts, length }: CountedText,
  { k1, b, idf, averageLength }: Bm25Settings & { readonly idf: Idf; readonly averageLength: number },
): number {
  const saturation = averageLength === 0 ? k1 : k1 * (1 - b + (b * length) / averageLength);
  let score = 0;
  for (const term of terms) {
    const count = counts.get(term) ?? 0;
    if (count > 0) score += (idf(term) * count * (k1 + 1)) / (count + saturation);
  }
  return score;
}

/** Terms of several texts in one, each as often as its weight (a whole number) says. */
export function counted(...parts: readonly (readonly [terms: readonly string[], weight: number])[]): CountedText {
  const counts = new Map<string, number>();
  let length = 0;
  for (const [terms, weight] of parts) {
    length += terms.length * weight;
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight);
  }
  return { counts, length };
}

/** What a title's word is worth against one of the description, where both are one text. */
const TITLE_WEIGHT = 3;

/** Several kinds of BM25: over words as written or stems, by field, with and without much regard to length. */
export const bm25Features: TextFeatureGroup = {
  names: [
    'bm25TitleWords',
    'bm25Words',
    'bm25Title',
    'bm25TitleFlat',
    'bm25Description',
    'bm25',
    'bm25Flat',
    'bm25TitleFirst',
  ],
  prepare: ({ query: { words, stems }, corpus }) => {
    const { title: inTitle, description: inDescription, both: inBoth } = averageLengths(corpus);
    const overWords = { ...USUAL, idf: corpus.wordIdf };
    const overStems = { ...USUAL, idf: corpus.idf };
    return ({ title, description }) => {
      const titleStems = counted([title.stems, 1]);
      const bothStems = counted([title.stems, 1], [description.stems, 1]);
      const bothWords = counted([title.words, 1], [description.words, 1]);
      const titleFirst = counted([title.stems, TITLE_WEIGHT], [description.stems, 1]);
      return [
        bm25(words, counted([title.words, 1]), { ...overWords, averageLength: inTitle }),
        bm25(words, bothWords, { ...overWords, averageLength: inBoth }),
        bm25(stems, titleStems, { ...overStems, averageLength: inTitle }),
        bm25(stems, titleStems, { ...overStems, k1: 0.6, b: 0.3, averageLength: inTitle }),
        bm25(stems, counted([description.stems, 1]), { ...overStems, averageLength: inDescription }),
        bm25(stems, bothStems, { ...overStems, averageLength: inBoth }),
        bm25(stems, bothStems, { ...overStems, k1: 2, b: 0.3, averageLength: inBoth }),
        bm25(stems, titleFirst, { ...overStems, b: 0.5, averageLength: TITLE_WEIGHT * inTitle + inDescription }),
      ];
    };
  },
};

function averageLengths({ titleLength, descriptionLength }: TextCorpus) {
  return { title: titleLength, description: descriptionLength, both: titleLength + descriptionLength };
}
