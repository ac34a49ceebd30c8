import type { CatalogItem } from '@fusionrank/domain/item';
import { fnv1a } from '@fusionrank/domain/rng';
import { slotValues, type SlotValue } from './attribute-slots.ts';
import { NUMERIC_FEATURES, numericFeature, type NumericFeature } from './numeric-features.ts';
import { fitRobustScaling, type RobustScaling } from './robust-scaling.ts';

/** How catalogue fields become numbers, learned from the training catalogue and kept in the artifact; plain JSON. */
export interface FeatureEncoding {
  readonly attributeKeys: readonly string[];
  /** `slot=value` → id. Ids start after "not said" (0) and the shared buckets (1 … ATTRIBUTE_BUCKETS). */
  readonly vocabulary: Readonly<Record<string, number>>;
  readonly scaling: Readonly<Record<NumericFeature, RobustScaling>>;
}

/** Values outside the vocabulary share these. */
export const ATTRIBUTE_BUCKETS = 64;

/** Attribute keys read: the most common ones. */
const MAX_ATTRIBUTE_KEYS = 12;
/** A value seen on fewer items than this is left to the shared buckets. */
const MIN_ITEMS = 2;
/** Largest vocabulary; the most common values win. */
const MAX_VOCABULARY = 50_000;

/** Learns vocabularies and scaling. The result depends on the items alone, not on their order. */
export function fitFeatureEncoding(items: readonly CatalogItem[]): FeatureEncoding {
  const attributeKeys = commonest(counted(items.flatMap((item) => Object.keys(item.attributes))), MAX_ATTRIBUTE_KEYS);
  const counts = counted(items.flatMap((item) => slotValues(item, attributeKeys).map(entryName)));
  const known = new Map([...counts].filter(([, count]) => count >= MIN_ITEMS));
  const vocabulary = Object.fromEntries(
    commonest(known, MAX_VOCABULARY).map((name, i) => [name, ATTRIBUTE_BUCKETS + 1 + i]),
  );
  const scaling = Object.fromEntries(
    NUMERIC_FEATURES.map((feature) => [
      feature,
      fitRobustScaling(items.map((item) => numericFeature(item, feature)).filter((value) => value !== undefined)),
    ]),
  ) as Record<NumericFeature, RobustScaling>;
  return { attributeKeys, vocabulary, scaling };
}

/** The id of an attribute value, in [1, vocabularySize): its own, or a bucket shared with other unknown values. */
export function attributeId(encoding: FeatureEncoding, value: SlotValue): number {
  const name = entryName(value);
  const known = Object.hasOwn(encoding.vocabulary, name) ? encoding.vocabulary[name] : undefined;
  return known ?? 1 + (fnv1a(name) % ATTRIBUTE_BUCKETS);
}

/** Rows of the attribute table: "not said", the buckets, the vocabulary. */
export function vocabularySize(encoding: FeatureEncoding): number {
  return 1 + ATTRIBUTE_BUCKETS + Object.keys(encoding.vocabulary).length;
}

const entryName = ({ slot, value }: SlotValue): string => `${slot}=${value}`;

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The most frequent names; ties in code unit order. */
function commonest(counts: ReadonlyMap<string, number>, limit: number): readonly string[] {
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([name]) => name);
}
