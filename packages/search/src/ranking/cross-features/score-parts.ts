import type { ScorePart } from '@fusionrank/model/ranking';
import { historyFeatures } from './history.ts';
import { itemFeatures } from './item.ts';
import { lexicalFeatures } from './lexical.ts';
import { mentionFeatures } from './mention.ts';
import { semanticFeatures } from './semantic.ts';
import { tasteFeatures } from './taste.ts';

/**
 * A feature counts for what has to be there before it says anything: the query, whoever asks; else the shopper; else the item
 * alone. So the likeness of a picture to the history is the context's, not the picture's, and popularity is behaviour.
 */
const OF_GROUPS: readonly { readonly part: ScorePart; readonly names: readonly string[] }[] = [
  { part: 'query-match', names: [lexicalFeatures, mentionFeatures, semanticFeatures].flatMap(({ names }) => names) },
  { part: 'context', names: [tasteFeatures, historyFeatures].flatMap(({ names }) => names) },
  { part: 'behaviour', names: ['popularity'] },
  { part: 'numeric', names: itemFeatures.names.filter((name) => name !== 'popularity') },
];

/** The part of the score that each of these cross features speaks for, in their order. */
export function crossFeatureParts(names: readonly string[]): readonly ScorePart[] {
  return names.map((name) => {
    const group = OF_GROUPS.find((one) => one.names.includes(name));
    if (group === undefined) throw new TypeError(`cross feature ${name} speaks for no part of the score`);
    return group.part;
  });
}
