import { linkScoresOf } from '../link-scores.ts';
import type { CrossFeatureGroup } from './request.ts';

/** Sum of links past which more makes no difference, on the scale of ln(1 + x): twenty purchases of its nearest items. */
const LOG_SCORE_SCALE = Math.log1p(100);
/** A link past this, in means of items' strongest ones, makes no difference. */
const STRONGEST_LINK = 4;

/**
 * What others who touched the same items touched too, by the item–item model that won on validation: from the whole history, as a
 * share of what it says of the item it speaks for most, and from the last item alone. All 0 for a stranger.
 */
export const behaviourFeatures: CrossFeatureGroup = {
  names: ['linksKnown', 'linkScore', 'linkShare', 'lastLink'],
  prepare: (request) => {
    const scores = linkScoresOf(request);
    if (scores === undefined) return () => undefined;
    const { all, last, best } = scores;
    return (row, _i, { values, at }) => {
      const score = all.get(row) ?? 0;
      values[at] = 1;
      values[at + 1] = Math.min(1, Math.log1p(score) / LOG_SCORE_SCALE);
      values[at + 2] = best === 0 ? 0 : Math.sqrt(score / best);
      values[at + 3] = Math.sqrt(Math.min(last.get(row) ?? 0, STRONGEST_LINK) / STRONGEST_LINK);
    };
  },
};
