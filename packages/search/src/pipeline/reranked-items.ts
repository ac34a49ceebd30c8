import type { RankedItems } from '@fusionrank/domain/ranked-items';
import type { AppliedRule } from '@fusionrank/domain/rule';

import type { ScoreScale } from '../ranking/policies/policy.ts';
import { slateOrder } from '../reranking/order.ts';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { FusedRows } from '../retrieval/reciprocal-rank.ts';
import { offsetScores } from '../rules/offset-scores.ts';
import { placePins } from '../rules/place-pins.ts';
import type { RuleEffects } from '../rules/rule-effects.ts';
import { rankedItems } from './ranked-items.ts';

interface RuledCandidates {
  readonly candidates: FusedRows;
  /** Aligned with the candidates. */
  readonly scores: ArrayLike<number>;
  readonly scale: ScoreScale;
  readonly rules: Pick<RuleEffects, 'pins' | 'offsets'> | undefined;
}

/** The slate by the scores; where rules hold, these are lifted and lowered first, and pins are put in last. */
export function rerankedItems({ candidates, scores, scale, rules }: RuledCandidates, index: CatalogIndex): RankedItems {
  const { rows } = candidates;
  if (rules === undefined)
    return rankedItems({ candidates, scores, order: slateOrder({ rows, scores }, index) }, index);
  const offset = offsetScores({ rows, scores, scale }, rules.offsets);
  const { order, pinned } = placePins(slateOrder({ rows, scores: offset.scores }, index), rows, rules.pins);
  if (pinned.size === 0 && offset.touched.size === 0) {
    return rankedItems({ candidates, scores: offset.scores, order }, index);
  }
  const applied = new Map<number, readonly AppliedRule[]>([...pinned].map(([place, rule]) => [place, [rule]]));
  for (const [place, by] of offset.touched) applied.set(place, [...(applied.get(place) ?? []), ...by]);
  return rankedItems({ candidates, scores: offset.scores, order, rules: applied }, index);
}
