import { COLOUR_ATTRIBUTE } from '@fusionrank/domain/item';
import type { AffinityKind, HistoryEntry, UserProfile } from '@fusionrank/domain/profile';
import type { CrossFeatureRequest } from '../ranking/cross-features/request.ts';
import { FARTHEST, priceDistance } from '../ranking/cross-features/taste.ts';
import type { CatalogIndex, IndexedItem } from '../retrieval/catalog-index.ts';
import { VECTOR_MODALITIES, type CosineOfRow, type VectorModality } from '../retrieval/feature-space.ts';

/** As many of the last interactions are told of. */
const RECENT = 5;
/** From this cosine on two products lie near each other. */
const NEAR = 0.5;
/** A liking below this share of the shopper's interactions is not told of. */
const LEAST_LIKING = 0.05;
/** Within so many deviations of ln(price) a price is what the shopper usually pays. */
const USUAL_PRICE = 1;

const IN: Readonly<Record<VectorModality, string>> = { text: 'text', image: 'looks', behaviour: 'who chooses them' };
const DONE: Readonly<Record<HistoryEntry['kind'], string>> = {
  click: 'clicked',
  cart: 'put in the cart',
  purchase: 'bought',
  rating: 'rated',
  return: 'sent back',
  dwell: 'looked at',
};

/** What is known of the shopper that speaks for or against an item. */
export function contextEvidence(request: CrossFeatureRequest): (row: number, entry: IndexedItem) => readonly string[] {
  const { profile, index } = request;
  if (profile.interactionCount === 0) return () => ['nothing known of the shopper was used: ranked as for a stranger'];
  const near = nearRecent(profile, index);
  return (row, entry) => [
    ...doneBefore(profile, entry),
    ...near(row),
    ...likings(profile, entry),
    ...priceHabit(profile, entry),
  ];
}

function doneBefore({ history }: UserProfile, { item }: IndexedItem): readonly string[] {
  const kinds = new Set(history.filter(({ itemId }) => itemId === item.id).map(({ kind }) => DONE[kind]));
  return kinds.size === 0 ? [] : [`the shopper ${[...kinds].join(', ')} this very product before`];
}

interface Recent {
  readonly row: number;
  readonly likeness: readonly { readonly modality: VectorModality; readonly to: CosineOfRow }[];
}

function nearRecent({ history }: UserProfile, index: CatalogIndex): (row: number) => readonly string[] {
  const features = index.features();
  if (features === undefined) return () => [];
  const told = new Map<number, HistoryEntry>();
  for (const entry of history) {
    const row = index.rowOf(entry.itemId);
    if (row !== undefined && row < features.table.ids.length && told.size < RECENT && !told.has(row))
      told.set(row, entry);
  }
  const recent = [...told.keys()].map((row): Recent => {
    const likeness = VECTOR_MODALITIES.flatMap((modality) => {
      const vector = features.vector(modality, row);
      return vector === undefined ? [] : [{ modality, to: features.cosineTo(modality, vector) }];
    });
    return { row, likeness };
  });
  const kinds = new Set([...told.values()].map(({ kind }) => kind));
  const [only] = kinds;
  const did = kinds.size === 1 && only !== undefined ? DONE[only] : 'had to do with';
  return (row) =>
    nearSentence(
      recent.filter((one) => one.row !== row),
      { row, did },
    );
}

function nearSentence(
  recent: readonly Recent[],
  { row, did }: { readonly row: number; readonly did: string },
): readonly string[] {
  if (recent.length === 0) return [];
  const alike = recent.map(({ likeness }) => likeness.filter(({ to }) => (to(row) ?? 0) >= NEAR));
  const count = alike.filter((modalities) => modalities.length > 0).length;
  const last =
    recent.length === 1
      ? `the product the shopper ${did} last`
      : `the ${recent.length} products the shopper ${did} last`;
  if (count === 0) return [`not near ${last}`];
  const found = new Set(alike.flat().map(({ modality }) => modality));
  const inWhat = VECTOR_MODALITIES.filter((modality) => found.has(modality)).map((modality) => IN[modality]);
  return [`near ${count === recent.length ? '' : `${count} of `}${last}, in ${inWhat.join(', ')}`];
}

function likings({ affinities }: UserProfile, entry: IndexedItem): readonly string[] {
  const has: readonly (readonly [AffinityKind, string, string | undefined])[] = [
    ['brand', 'the brand', entry.item.brand],
    ['category', 'the category', entry.leafCategory],
    ...(entry.item.attributes[COLOUR_ATTRIBUTE] ?? []).map((colour) => ['colour', 'the colour', colour] as const),
    ['priceBand', 'prices of', entry.priceBand],
  ];
  return has.flatMap(([kind, said, value]) => {
    const liking = affinities.find((affinity) => affinity.kind === kind && affinity.key === value);
    if (liking === undefined || liking.weight < LEAST_LIKING) return [];
    return [`${Math.round(100 * liking.weight)} % of what the shopper did was for ${said} ${liking.key}`];
  });
}

function priceHabit(profile: UserProfile, entry: IndexedItem): readonly string[] {
  const [isKnown, , side] = priceDistance(profile, entry.price);
  if (isKnown === 0) return [];
  const deviations = side * FARTHEST;
  const than = 'than the shopper usually chooses';
  if (Math.abs(deviations) <= USUAL_PRICE) return ['costs about what the shopper usually chooses'];
  return [deviations > 0 ? `dearer ${than}` : `cheaper ${than}`];
}
