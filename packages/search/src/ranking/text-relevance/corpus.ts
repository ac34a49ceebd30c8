import { inverseDocumentFrequency } from '../../retrieval/lexical/bm25.ts';
import { characterGrams } from './character-grams.ts';
import type { ProductText } from './product-text.ts';

/** Inverse document frequency of a term; that of an unseen one is the highest. */
export type Idf = (term: string) => number;

/** What the products' texts say of words, whoever asks: all that features take from beyond their own list. */
export interface TextCorpus {
  readonly documents: number;
  /** Over words as written, titles and descriptions. */
  readonly wordIdf: Idf;
  /** Over stems, titles and descriptions. */
  readonly idf: Idf;
  /** Over the titles' character grams. */
  readonly gramIdf: Idf;
  /** Titles that hold the stem. */
  readonly titlesHolding: (stem: string) => number;
  /** Mean lengths in words. */
  readonly titleLength: number;
  readonly descriptionLength: number;
}

/** @param products Each distinct product once. */
export function textCorpus(products: readonly ProductText[]): TextCorpus {
  const documents = products.length;
  const idfOver = (termsOf: (product: ProductText) => Iterable<string>): Idf => {
    const counts = documentCounts(products, termsOf);
    return (term) => inverseDocumentFrequency(documents, counts.get(term) ?? 0);
  };
  const titleCounts = documentCounts(products, ({ title }) => title.stems);
  const meanLength = (lengthOf: (product: ProductText) => number): number =>
    products.reduce((sum, product) => sum + lengthOf(product), 0) / Math.max(1, documents);
  return {
    documents,
    wordIdf: idfOver(({ title, description }) => [...title.words, ...description.words]),
    idf: idfOver(({ title, description }) => [...title.stems, ...description.stems]),
    gramIdf: idfOver(({ title }) => characterGrams(title.words).keys()),
    titlesHolding: (stem) => titleCounts.get(stem) ?? 0,
    titleLength: meanLength(({ title }) => title.words.length),
    descriptionLength: meanLength(({ description }) => description.words.length),
  };
}

function documentCounts(
  products: readonly ProductText[],
  termsOf: (product: ProductText) => Iterable<string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const product of products) {
    for (const term of new Set(termsOf(product))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
