import { alignmentFeatures, meaningFeatures } from './meaning-features.ts';
import { bm25Features } from './bm25-features.ts';
import { coverageFeatures, spellingFeatures } from './coverage-features.ts';
import type { TextFeatureGroup, TextList } from './feature-group.ts';
import { listContextFeatures } from './list-context.ts';
import { orderFeatures } from './order-features.ts';
import { shapeFeatures } from './shape-features.ts';

/** What a feature goes by: the words, a sentence encoder's vectors, or the other products of the list. */
export const TEXT_EVIDENCE = ['words', 'meaning', 'list'] as const;
export type TextEvidence = (typeof TEXT_EVIDENCE)[number];

const GROUPS: Readonly<Record<TextEvidence, readonly TextFeatureGroup[]>> = {
  words: [bm25Features, coverageFeatures, spellingFeatures, orderFeatures, shapeFeatures],
  meaning: [meaningFeatures, alignmentFeatures],
  list: [listContextFeatures],
};

/** The features' names by what they go by; columns stand in the order of TEXT_EVIDENCE. */
export const TEXT_RELEVANCE_FEATURES: Readonly<Record<TextEvidence, readonly string[]>> = {
  words: namesOf('words'),
  meaning: namesOf('meaning'),
  list: namesOf('list'),
};

function namesOf(evidence: TextEvidence): readonly string[] {
  return GROUPS[evidence].flatMap(({ names }) => names);
}

/** How well each product's texts answer the query, many ways: a row a product, row-major. */
export function textRelevance(list: TextList): Float32Array {
  const groups = TEXT_EVIDENCE.flatMap((evidence) => GROUPS[evidence]);
  const width = groups.reduce((sum, { names }) => sum + names.length, 0);
  const out = new Float32Array(list.products.length * width);
  let column = 0;
  for (const group of groups) {
    const featuresOf = group.prepare(list);
    list.products.forEach((product, i) => out.set(featuresOf(product, i), i * width + column));
    column += group.names.length;
  }
  return out;
}
