import type { CrossFeatureRequest } from '../cross-features/request.ts';

/**
 * Log-odds that a cosine of 1 to the photograph is worth over one of 0. It is set, as no log has photographs to learn it from:
 * the network's own log-odds spread by about a half among what looks alike, so that it decides between pictures whose cosines
 * are a fortieth apart, and looks between the rest (docs/evaluation.md).
 */
const LOG_ODDS = 20;
/** Where looks speak neither for a product nor against it. Around 0 probabilities can be told apart; at 20 all would be 1. */
const NEUTRAL_COSINE = 0.5;

/** What looking like the photograph adds to a row's log-odds; undefined where no photograph was asked by. A product without a picture looks like nothing: a cosine of 0. */
export function looksOf({
  vectors: { photograph },
  index,
}: Pick<CrossFeatureRequest, 'vectors' | 'index'>): ((row: number) => number) | undefined {
  if (photograph === undefined) return undefined;
  const cosine = index.features()?.cosineTo('image', photograph.vector);
  return cosine && ((row) => LOG_ODDS * photograph.weight * ((cosine(row) ?? 0) - NEUTRAL_COSINE));
}
