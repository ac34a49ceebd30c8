import type { CatalogItem } from '@fusionrank/domain/item';
import { buildItem } from '@fusionrank/feature-store/testing';

const COLOURS = ['Blue', 'Red', 'Green'];
const BRANDS = ['Swift', 'Oak'];

/** Thirty running shoes of two brands and three colours, price 20 to 49 in the order of ids, and one mug. */
export function shoeShop(): readonly CatalogItem[] {
  const shoes = Array.from({ length: 30 }, (_, i) =>
    buildItem({
      id: `shoe-${String(i).padStart(2, '0')}`,
      title: `${COLOURS[i % 3]} running shoes`,
      brand: BRANDS[i % 2] ?? '',
      categoryPath: ['Footwear', 'Sports shoes'],
      price: { amount: `${20 + i}.00`, currency: 'EUR' },
      attributes: { colour: [COLOURS[i % 3] ?? ''] },
    }),
  );
  const mug = buildItem({ id: 'mug', title: 'White coffee mug', brand: 'Oak', categoryPath: ['Kitchen', 'Mugs'] });
  return [...shoes, mug];
}
