import { behaviourFeatures } from './behaviour.ts';
import { historyFeatures } from './history.ts';
import { itemFeatures } from './item.ts';
import { lexicalFeatures } from './lexical.ts';
import { mentionFeatures } from './mention.ts';
import type { CrossFeatureRequest, FeaturePlace } from './request.ts';
import { semanticFeatures } from './semantic.ts';
import { tasteFeatures } from './taste.ts';

const GROUPS = [
  lexicalFeatures,
  mentionFeatures,
  semanticFeatures,
  tasteFeatures,
  historyFeatures,
  behaviourFeatures,
  itemFeatures,
];

/** The cross features' names, in the order of their columns; kept in the artifact. */
export const CROSS_FEATURES: readonly string[] = GROUPS.flatMap(({ names }) => names);

/**
 * What only user, query and item together say: [rows, CROSS_FEATURES.length], row-major, each roughly in [−1, 1]. Training
 * and serving both come here.
 */
export function crossFeatures(request: CrossFeatureRequest): Float32Array {
  const { rows } = request;
  const width = CROSS_FEATURES.length;
  const out = new Float32Array(rows.length * width);
  let column = 0;
  for (const group of GROUPS) {
    const write = group.prepare(request);
    const place: FeaturePlace = { values: out, at: column };
    for (let i = 0; i < rows.length; i++, place.at += width) write(rows[i] as number, i, place);
    column += group.names.length;
  }
  return out;
}
