import type { ItemId } from '@fusionrank/domain/id';
import { COLOUR_ATTRIBUTE, leafCategory, priceValue, type CatalogItem } from '@fusionrank/domain/item';
import { createRng } from '@fusionrank/domain/rng';
import { brandNames } from './brand-names.ts';
import { audienceOf, type TraitAudience } from './trait-audience.ts';
import { wordsOf } from './words.ts';

/** What shoppers see in an item. */
export interface ItemTraits {
  readonly row: number;
  readonly id: ItemId;
  readonly leaf: string;
  readonly brand: string;
  /** Lower case, as given; absent when the shop does not say. */
  readonly colour?: string;
  /** Every other attribute but sizes, as `key=value`, lower case. */
  readonly features: readonly string[];
  /** Words of the title that several items share and that are not said by brand, colour, category or audience. */
  readonly titleWords: readonly string[];
  readonly audience?: TraitAudience;
  /** ln(price) against its category's median, in category deviations, clipped to [-3, 3]; absent without a price. */
  readonly priceLevel?: number;
  /** What everybody likes about it: standard normal, partly seen in its rating. */
  readonly appeal: number;
}

export interface TraitTable {
  /** By row. */
  readonly items: readonly ItemTraits[];
  readonly byId: ReadonlyMap<ItemId, ItemTraits>;
  readonly byLeaf: ReadonlyMap<string, readonly ItemTraits[]>;
}

/** Reads any catalogue's traits; what the shop does not say (brand, price) is derived from titles or left out. */
export function readTraits(items: readonly CatalogItem[], seed: number): TraitTable {
  const brands = brandNames(items);
  const levels = priceLevels(items);
  const vocabulary = sharedTitleWords(items);
  const traits = items.map((item, row): ItemTraits => {
    const brand = item.brand ?? brands[row] ?? '';
    const colour = item.attributes[COLOUR_ATTRIBUTE]?.[0]?.toLowerCase();
    const audience = audienceOf(item);
    const priceLevel = levels[row];
    return {
      row,
      id: item.id,
      leaf: leafCategory(item) ?? '',
      brand,
      features: featuresOf(item),
      titleWords: titleWordsOf(item, brand).filter((word) => vocabulary.has(word)),
      appeal: appealOf(item, seed),
      ...(colour === undefined ? {} : { colour }),
      ...(audience === undefined ? {} : { audience }),
      ...(priceLevel === undefined ? {} : { priceLevel }),
    };
  });
  return {
    items: traits,
    byId: new Map(traits.map((trait) => [trait.id, trait])),
    byLeaf: groupedByLeaf(traits),
  };
}

function groupedByLeaf(traits: readonly ItemTraits[]): ReadonlyMap<string, readonly ItemTraits[]> {
  const groups = new Map<string, ItemTraits[]>();
  for (const trait of traits) {
    const group = groups.get(trait.leaf);
    if (group === undefined) groups.set(trait.leaf, [trait]);
    else group.push(trait);
  }
  return groups;
}

const NOT_FEATURES = new Set([COLOUR_ATTRIBUTE, 'size', 'audience', 'gender']);

function featuresOf(item: CatalogItem): string[] {
  return Object.entries(item.attributes)
    .filter(([key]) => !NOT_FEATURES.has(key))
    .flatMap(([key, values]) => values.map((value) => `${key}=${value}`.toLowerCase()))
    .sort();
}

function titleWordsOf(item: CatalogItem, brand: string): string[] {
  const said = new Set(wordsOf([brand, ...item.categoryPath, ...(item.attributes[COLOUR_ATTRIBUTE] ?? [])].join(' ')));
  return [...new Set(wordsOf(item.title))].filter(
    (word) => /^[a-z]{3,}$/.test(word) && !said.has(word) && !UNTASTED.has(word),
  );
}

/** Words that say for whom or nothing at all. */
const UNTASTED = new Set([
  'men',
  'man',
  'women',
  'woman',
  'boy',
  'girl',
  'kid',
  'unisex',
  'the',
  'and',
  'with',
  'for',
  'pack',
]);

function sharedTitleWords(items: readonly CatalogItem[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const item of items) {
    for (const word of titleWordsOf(item, item.brand ?? '')) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const least = Math.max(8, items.length / 500);
  return new Set(
    [...counts].filter(([, count]) => count >= least && count <= items.length * 0.3).map(([word]) => word),
  );
}

function priceLevels(items: readonly CatalogItem[]): readonly (number | undefined)[] {
  const logs = items.map((item) => {
    const price = priceValue(item);
    return price === undefined || price <= 0 ? undefined : Math.log(price);
  });
  const byLeaf = new Map<string, number[]>();
  for (const [row, log] of logs.entries()) {
    if (log === undefined) continue;
    const leaf = leafCategory(items[row] ?? { categoryPath: [] }) ?? '';
    const values = byLeaf.get(leaf);
    if (values === undefined) byLeaf.set(leaf, [log]);
    else values.push(log);
  }
  const scales = new Map([...byLeaf].map(([leaf, values]) => [leaf, scaleOf(values)]));
  return logs.map((log, row) => {
    const scale = scales.get(leafCategory(items[row] ?? { categoryPath: [] }) ?? '');
    return log === undefined || scale === undefined
      ? undefined
      : Math.max(-3, Math.min(3, (log - scale.centre) / scale.deviation));
  });
}

function scaleOf(values: readonly number[]): { readonly centre: number; readonly deviation: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const centre = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length;
  return { centre, deviation: Math.max(0.1, Math.sqrt(variance)) };
}

/** Half from the rating where there is one (4.1 ± 0.4 stars is average), the rest the item's own. */
function appealOf(item: CatalogItem, seed: number): number {
  const own = createRng(`appeal ${seed} ${item.id}`).normal();
  if (item.rating === undefined) return own;
  return Math.SQRT1_2 * own + Math.SQRT1_2 * ((item.rating.average - 4.1) / 0.4);
}
