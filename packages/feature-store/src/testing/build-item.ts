import { parseItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';

/** A valid item; a test names only the fields it is about. */
export function buildItem(overrides: Partial<Omit<CatalogItem, 'id'>> & { readonly id?: string } = {}): CatalogItem {
  return {
    title: 'Trail running shoe',
    description: 'Light and grippy.',
    brand: 'Northpeak',
    categoryPath: ['Sport', 'Shoes', 'Running'],
    price: { amount: '89.90', currency: 'EUR' },
    availability: 'IN_STOCK',
    rating: { average: 4.3, count: 210 },
    attributes: { colour: ['Blue'], size: ['42', '43'] },
    image: { status: 'missing' },
    simulated: false,
    createdAt: new Date('2026-03-01T08:00:00.000Z'),
    updatedAt: new Date('2026-03-02T09:30:00.123Z'),
    ...overrides,
    id: parseItemId(overrides.id ?? 'shoe-1'),
  };
}
