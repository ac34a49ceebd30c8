import type { CatalogItem } from '@fusionrank/domain/item';
import type { Field } from './lexical/bm25.ts';

/** How much of a field is searched, in UTF-16 code units: a ten-megabyte title must not fill the index. */
const MAX_LENGTH: Readonly<Record<Field, number>> = {
  title: 500,
  brand: 200,
  category: 500,
  attributes: 2_000,
  description: 5_000,
};

/** The text of each searched field of an item. */
export function itemFields(
  item: Pick<CatalogItem, 'title' | 'description' | 'brand' | 'categoryPath' | 'attributes'>,
): Readonly<Record<Field, string>> {
  const whole = {
    title: item.title,
    brand: item.brand ?? '',
    category: item.categoryPath.join(' / '),
    attributes: Object.values(item.attributes).flat().join(' / '),
    description: item.description,
  };
  return {
    title: whole.title.slice(0, MAX_LENGTH.title),
    brand: whole.brand.slice(0, MAX_LENGTH.brand),
    category: whole.category.slice(0, MAX_LENGTH.category),
    attributes: whole.attributes.slice(0, MAX_LENGTH.attributes),
    description: whole.description.slice(0, MAX_LENGTH.description),
  };
}
