import type { CatalogItem } from '@fusionrank/domain/item';

/** One attribute value of an item: which slot says what. */
export interface SlotValue {
  readonly slot: string;
  readonly value: string;
}

/** Levels of the category path that are read, from the root. */
const CATEGORY_LEVELS = 4;
/** Values read of one attribute key, e.g. the colours of a two-coloured shirt. */
const VALUES_PER_KEY = 2;
/** Longest value told apart; the rest of a longer one is dropped. */
const VALUE_LENGTH = 100;

/** What an item says in words other than its text: brand, category levels, and the values of the given attribute keys. */
export function slotValues(item: CatalogItem, attributeKeys: readonly string[]): readonly SlotValue[] {
  const values: SlotValue[] = [];
  const add = (slot: string, value: string): void => {
    const normal = value.normalize('NFKC').trim().toLowerCase().slice(0, VALUE_LENGTH);
    if (normal !== '') values.push({ slot, value: normal });
  };
  if (item.brand !== undefined) add('brand', item.brand);
  item.categoryPath.slice(0, CATEGORY_LEVELS).forEach((category, level) => add(`category${level}`, category));
  for (const key of attributeKeys) {
    for (const value of (item.attributes[key] ?? []).slice(0, VALUES_PER_KEY)) add(key, value);
  }
  return values;
}

/** The most values slotValues can give. */
export function slotCount(attributeKeys: readonly string[]): number {
  return 1 + CATEGORY_LEVELS + attributeKeys.length * VALUES_PER_KEY;
}
