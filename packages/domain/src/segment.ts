import type { AffinityKind, UserProfile } from './profile.ts';

/** From this share of a shopper's interactions on, a liking makes a segment. */
const LIKING = 0.3;
/** Interactions behind it, at least: one click is no liking. */
const EVIDENCE = 3;
/** Interactions from which on a shopper is a regular. */
const REGULAR = 20;

/**
 * The segments a shopper belongs to, by the profile alone: `new` (nothing known: a stranger, or somebody who does not want to be
 * known) or `returning`; `regular` from 20 interactions on; `buyer` with a purchase in the history; and `brand:…`, `category:…`,
 * `colour:…`, `priceBand:…` for what at least 0.3 of the interactions of its kind, and three of them, were for.
 */
export function segmentsOf(
  profile: Pick<UserProfile, 'history' | 'affinities' | 'interactionCount'>,
): readonly string[] {
  const { history, affinities, interactionCount } = profile;
  if (interactionCount === 0) return ['new'];
  return [
    'returning',
    ...(interactionCount >= REGULAR ? ['regular'] : []),
    ...(history.some(({ kind }) => kind === 'purchase') ? ['buyer'] : []),
    ...affinities
      .filter(({ weight, evidence }) => weight >= LIKING && evidence >= EVIDENCE)
      .map(({ kind, key }) => likingSegment(kind, key)),
  ];
}

const likingSegment = (kind: AffinityKind, key: string): string => `${kind}:${key}`;
