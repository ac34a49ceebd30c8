import { type Ranker, SCORE_PARTS, type ScorePart, type ScoreShares } from '@fusionrank/model/ranking';
import { anonymousProfile } from '../anonymous-profile.ts';
import { crossFeatureParts } from '../cross-features/score-parts.ts';
import type { CrossFeatureRequest } from '../cross-features/request.ts';
import { looksOf } from './looks.ts';
import { knownRows, networkInput } from './network-input.ts';

/** One item's score and what each part brings to it: logit = baselineLogit + Σ shapley, to rounding. */
export interface ScoreShare {
  /** What the order follows: the weighted sum of the objectives' log-odds, and what a photograph adds. */
  readonly logit: number;
  /** The same of the average item, shown to a stranger who asked for nothing. */
  readonly baselineLogit: number;
  readonly shapley: Readonly<Record<ScorePart, number>>;
}

interface Asking {
  readonly ranker: Ranker;
  readonly signal: AbortSignal | undefined;
}

/**
 * The network's shares of `request.rows`, aligned; undefined for a row that its item table does not hold yet. Between a stranger's
 * ranking and the shopper's own, log-odds are mixed, and so are the shares: Shapley values are linear in the game.
 */
export async function networkShares(
  asking: Asking,
  request: CrossFeatureRequest,
  personalization: number,
): Promise<readonly (ScoreShare | undefined)[]> {
  const nobodys = { ...request, profile: anonymousProfile(request.profile.userId, request.now) };
  if (personalization <= 0) return sharesOf(asking, nobodys);
  if (personalization >= 1) return sharesOf(asking, request);
  const [own, impersonal] = await Promise.all([sharesOf(asking, request), sharesOf(asking, nobodys)]);
  return own.map((share, i) => {
    const other = impersonal[i];
    return share === undefined || other === undefined ? undefined : mixed(share, other, personalization);
  });
}

async function sharesOf(
  { ranker, signal }: Asking,
  request: CrossFeatureRequest,
): Promise<readonly (ScoreShare | undefined)[]> {
  const crossParts = crossFeatureParts(ranker.crossFeatures);
  const shares = await ranker.explain({ ...networkInput(ranker, request), crossParts }, signal);
  const known = knownRows(request);
  const looks = looksOf(request);
  let next = 0;
  return Array.from(request.rows, (row) =>
    row < known ? withLooks(shareAt(shares, next++), looks?.(row)) : undefined,
  );
}

/** What is added to every score is its own share; the average product is asked for by no photograph. */
function withLooks({ logit, baselineLogit, shapley }: ScoreShare, looks = 0): ScoreShare {
  const asked = { ...shapley, 'query-match': shapley['query-match'] + looks };
  return { logit: logit + looks, baselineLogit, shapley: asked };
}

function shareAt({ logit, baselineLogit, shapley }: ScoreShares, place: number): ScoreShare {
  return {
    logit: logit[place] ?? 0,
    baselineLogit: baselineLogit[place] ?? 0,
    shapley: byPart((part) => shapley[place * SCORE_PARTS.length + SCORE_PARTS.indexOf(part)] ?? 0),
  };
}

function mixed(own: ScoreShare, other: ScoreShare, strength: number): ScoreShare {
  const between = (one: number, two: number): number => strength * one + (1 - strength) * two;
  return {
    logit: between(own.logit, other.logit),
    baselineLogit: between(own.baselineLogit, other.baselineLogit),
    shapley: byPart((part) => between(own.shapley[part], other.shapley[part])),
  };
}

function byPart(valueOf: (part: ScorePart) => number): Record<ScorePart, number> {
  return Object.fromEntries(SCORE_PARTS.map((part) => [part, valueOf(part)])) as Record<ScorePart, number>;
}
