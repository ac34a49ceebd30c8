import { characterGrams } from './character-grams.ts';
import type { Idf } from './corpus.ts';
import type { TextFeatureGroup } from './feature-group.ts';

/** Likeness of spelling over whole titles, and the texts' own shape. */
export const shapeFeatures: TextFeatureGroup = {
  names: ['gramCosine', 'gramCoverage', 'titleLength', 'descriptionLength', 'hasDescription', 'titleNumbers'],
  prepare: ({ query, corpus }) => {
    const asked = gramWeights(query.words, corpus.gramIdf);
    const total = Array.from(asked.values()).reduce((sum, weight) => sum + weight, 0);
    return ({ title, description }) => {
      const held = gramWeights(title.words, corpus.gramIdf);
      let [product, shared] = [0, 0];
      for (const [gram, weight] of asked) {
        const own = held.get(gram);
        if (own === undefined) continue;
        product += weight * own;
        shared += weight;
      }
      const lengths = lengthOf(asked) * lengthOf(held);
      const words = title.words.length;
      return [
        lengths === 0 ? 0 : product / lengths,
        total === 0 ? 0 : shared / total,
        Math.log1p(words),
        Math.log1p(description.words.length),
        description.words.length > 0 ? 1 : 0,
        title.words.filter((word) => /\p{N}/u.test(word)).length / Math.max(1, words),
      ];
    };
  },
};

function gramWeights(words: readonly string[], idf: Idf): ReadonlyMap<string, number> {
  const counts = characterGrams(words);
  return new Map(Array.from(counts, ([gram, count]) => [gram, (1 + Math.log(count)) * idf(gram)]));
}

function lengthOf(weights: ReadonlyMap<string, number>): number {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  return Math.sqrt(squares);
}
