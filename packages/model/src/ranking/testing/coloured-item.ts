import type { ItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { Rng } from '@fusionrank/domain/rng';

export const COLOURS = ['red', 'green', 'blue', 'black'] as const;

/** Index into COLOURS: colours take turns. */
export const colourOf = (row: number): number => row % COLOURS.length;

/** A product of which nothing but colour, brand and price is said. */
export function colouredItem(id: ItemId, row: number, rng: Rng): CatalogItem {
  const now = new Date('2026-01-01T00:00:00Z');
  return {
    id,
    title: `thing ${row}`,
    description: '',
    brand: `brand ${rng.below(10)}`,
    categoryPath: ['things'],
    price: { amount: (10 + rng.below(90)).toFixed(2), currency: 'EUR' },
    availability: 'IN_STOCK',
    attributes: { colour: [COLOURS[colourOf(row)] ?? 'red'] },
    image: { status: 'missing' },
    simulated: true,
    createdAt: now,
    updatedAt: now,
  };
}
