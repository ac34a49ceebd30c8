import type { UserId } from '@fusionrank/domain/id';
import type { Affinity, UserProfile } from '@fusionrank/domain/profile';
import type { FeatureStore } from '@fusionrank/feature-store';
import type { Serving } from '../serving/serving.ts';

/** What the playground's tabs ask about: of this catalogue and these shoppers, so that every tab has an answer. */
export interface Examples {
  readonly query: string;
  /** Two active shoppers of unlike taste; fewer in a shop that has fewer. */
  readonly shoppers: readonly UserId[];
  /** One with a picture, where there is one. */
  readonly productId: string | null;
}

const USUAL_QUERY = 'running shoes';
const SHOPPERS_LOOKED_AT = 30;

export async function findExamples(
  serving: Serving,
  store: Pick<FeatureStore, 'events' | 'profiles'>,
  now: Date,
): Promise<Examples> {
  const active = await store.events.activeUsers(SHOPPERS_LOOKED_AT);
  const profiles = await store.profiles.read(
    active.map(({ userId }) => userId),
    now,
  );
  const [one, ...others] = profiles;
  const other = one === undefined ? undefined : leastAlike(one, others);
  const shoppers = [one, other].flatMap((profile) => profile?.userId ?? []);
  const history = one?.history.map(({ itemId }) => serving.catalogue.find(itemId)) ?? [];
  const known = history.filter((item) => item !== undefined);
  const product = known.find(({ image }) => image.status === 'present') ?? known[0] ?? serving.catalogue.first();
  return { query: USUAL_QUERY, shoppers, productId: product?.id ?? null };
}

function leastAlike(one: UserProfile, others: readonly UserProfile[]): UserProfile | undefined {
  const weights = new Map(one.affinities.map((affinity) => [keyOf(affinity), affinity.weight]));
  const shared = ({ affinities }: UserProfile): number =>
    affinities.reduce((sum, affinity) => sum + Math.min(affinity.weight, weights.get(keyOf(affinity)) ?? 0), 0);
  return others.reduce<UserProfile | undefined>(
    (best, profile) => (best === undefined || shared(profile) < shared(best) ? profile : best),
    undefined,
  );
}

const keyOf = ({ kind, key }: Affinity): string => `${kind}=${key}`;
