import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { INTERACTION_KINDS } from '@fusionrank/domain/event';
import type { ItemId } from '@fusionrank/domain/id';
import { AFFINITY_KINDS, HISTORY_LENGTH, type UserProfile } from '@fusionrank/domain/profile';
import { fnv1a } from '@fusionrank/domain/rng';
import type { UserInput } from './ranker.ts';

/** Buckets an affinity kind's keys are hashed to. */
const AFFINITY_BUCKETS = 16;
const affinityNames = AFFINITY_KINDS.flatMap((kind) =>
  Array.from({ length: AFFINITY_BUCKETS }, (_, bucket) => `affinity.${kind}.${bucket}`),
);

/** The dense features of a profile, in their order; an unknown user's are all 0. */
export const PROFILE_FEATURES = [
  'pricePresent',
  'logPriceMean',
  'logPriceDeviation',
  'logInteractionCount',
  'recency',
  ...INTERACTION_KINDS.map((kind) => `share.${kind}`),
  ...affinityNames,
] as const;

/** Interaction counts past this make no difference, in ln(1 + count). */
const LOG_COUNT_SCALE = Math.log1p(1000);
/** ln(price) around which shops sell; only centres the feature. */
const LOG_PRICE_CENTRE = 4;

/**
 * The user's side of a request as of an instant: training slates and live requests are encoded here alike. Items that the
 * table doesn't know are left out of the history, as are entries from after the instant.
 */
export function userInput(profile: UserProfile, rowOf: (id: ItemId) => number | undefined, asOf: Date): UserInput {
  if (!profile.consent.personalization) return unknownUser();
  const entries = profile.history
    .filter(({ occurredAt }) => occurredAt <= asOf)
    .flatMap((entry) => {
      const row = rowOf(entry.itemId);
      return row === undefined ? [] : [{ ...entry, row }];
    })
    .slice(0, HISTORY_LENGTH);
  return {
    historyRows: Int32Array.from(entries, ({ row }) => row),
    historyKinds: Uint8Array.from(entries, ({ kind }) => INTERACTION_KINDS.indexOf(kind)),
    historyAgeDays: Float32Array.from(
      entries,
      ({ occurredAt }) => (asOf.getTime() - occurredAt.getTime()) / MS_PER_DAY,
    ),
    profile: profileFeatures(profile, asOf),
  };
}

/** What an unknown user, or one who withdrew consent, is ranked with. */
export function unknownUser(): UserInput {
  return {
    historyRows: new Int32Array(0),
    historyKinds: new Uint8Array(0),
    historyAgeDays: new Float32Array(0),
    profile: new Float32Array(PROFILE_FEATURES.length),
  };
}

function profileFeatures(profile: UserProfile, asOf: Date): Float32Array {
  const newest = profile.history[0];
  const price = profile.logPrice;
  return Float32Array.from([
    price === undefined ? 0 : 1,
    price === undefined ? 0 : (price.mean - LOG_PRICE_CENTRE) / 2,
    price === undefined ? 0 : price.deviation,
    Math.min(Math.log1p(profile.interactionCount) / LOG_COUNT_SCALE, 1),
    newest === undefined ? 0 : 1 / (1 + Math.max(0, asOf.getTime() - newest.occurredAt.getTime()) / MS_PER_DAY),
    ...kindShares(profile),
    ...hashedAffinities(profile),
  ]);
}

function kindShares({ history }: UserProfile): readonly number[] {
  return INTERACTION_KINDS.map((kind) =>
    history.length === 0 ? 0 : history.filter((entry) => entry.kind === kind).length / history.length,
  );
}

/** Each affinity's weight, with a sign of its own, added to its key's bucket, so that two keys of one bucket don't look alike. */
function hashedAffinities({ affinities }: UserProfile): Float32Array {
  const buckets = new Float32Array(affinityNames.length);
  for (const { kind, key, weight } of affinities) {
    const hash = fnv1a(`${kind}=${key.toLowerCase()}`);
    const place = AFFINITY_KINDS.indexOf(kind) * AFFINITY_BUCKETS + ((hash >>> 1) % AFFINITY_BUCKETS);
    buckets[place] = (buckets[place] as number) + (hash & 1 ? weight : -weight);
  }
  return buckets;
}

export interface InteractionDescription {
  /** Index into INTERACTION_KINDS. */
  readonly kind: number;
  readonly ageDays: number;
  /** 0 is the newest. */
  readonly place: number;
}

/** What attention is told of one interaction beside its item: its kind, its age four ways, its place in the order three ways. */
export function interactionFeatures({ kind, ageDays, place }: InteractionDescription): readonly number[] {
  const oneHot = INTERACTION_KINDS.map((_, i) => (i === kind ? 1 : 0));
  const age = [Math.log1p(ageDays) / 5, Math.exp(-ageDays), Math.exp(-ageDays / 7), Math.exp(-ageDays / 30)];
  return [...oneHot, ...age, place === 0 ? 1 : 0, Math.exp(-place / 2), Math.exp(-place / 8)];
}
