import { describe, expect, test } from 'vitest';
import { addToMap } from '../field-plan.ts';
import type { FieldMap } from '../field-plan.ts';
import { CATALOG_FIELD_NAMES } from './catalog-fields.ts';
import type { CatalogField } from './catalog-fields.ts';
import { createShopCurrency } from './shop-currency.ts';
import { createItemUnderstanding } from './understand-item.ts';

function understand(fields: Record<string, unknown>, map: FieldMap<CatalogField> = new Map()) {
  const understanding = createItemUnderstanding({ map, currency: createShopCurrency() });
  return understanding({ line: 1, offset: 0, raw: new Uint8Array(), fields });
}

function draftOf(fields: Record<string, unknown>, map?: FieldMap<CatalogField>) {
  const understood = understand({ id: 'a', title: 'A', ...fields }, map);
  if (!understood.ok) throw new Error(`${understood.field}: expected ${understood.expected}, got ${understood.got}`);
  return understood.value;
}

const mapped = (...texts: readonly string[]): FieldMap<CatalogField> =>
  texts.reduce<FieldMap<CatalogField>>((map, text) => addToMap(CATALOG_FIELD_NAMES, text, map), new Map());

describe('fields by their usual names', () => {
  test('a row of a fashion feed needs no map', () => {
    const row = {
      id: 7,
      productDisplayName: 'Puma Shoe',
      masterCategory: 'Footwear',
      subCategory: 'Shoes',
      articleType: 'Shoes',
      baseColour: 'Red',
      usage: 'Sports',
      image: 'images/7.jpg',
    };
    const understood = understand(row);
    expect(understood).toMatchObject({
      ok: true,
      value: {
        item: {
          id: '7',
          title: 'Puma Shoe',
          categoryPath: ['Footwear', 'Shoes'],
          attributes: { colour: ['Red'], usage: ['Sports'] },
        },
        imageName: 'images/7.jpg',
      },
    });
  });

  test('what no field takes becomes an attribute, long texts and deep objects do not', () => {
    const { item } = draftOf({
      size: ['S', 'M'],
      washable: true,
      spec: { weight: 3 },
      story: 'x'.repeat(201),
      deep: { a: { b: 1 } },
    });
    expect(item.attributes).toEqual({ size: ['S', 'M'], washable: ['true'], 'spec.weight': ['3'] });
  });

  test('a column called __proto__ is left out: whoever copies attributes by assignment is safe from it', () => {
    const { item } = draftOf(JSON.parse('{"__proto__":"x"}') as Record<string, unknown>);
    expect(Object.entries(item.attributes)).toEqual([]);
  });

  test.each([
    [{ category: 'Home > Lamps > Desk' }, ['Home', 'Lamps', 'Desk']],
    [{ categories: ['Home', 'Lamps'] }, ['Home', 'Lamps']],
    [{ category: 'T-shirts/Tops' }, ['T-shirts/Tops']],
    [{ category: [['Home', 'Lamps'], ['Gifts']] }, ['Home', 'Lamps']],
  ])('%j is the path %j', (fields, path) => {
    expect(draftOf(fields).item.categoryPath).toEqual(path);
  });

  test.each([
    [{ availability: 'https://schema.org/OutOfStock' }, 'OUT_OF_STOCK'],
    [{ availability: 'in stock' }, 'IN_STOCK'],
    [{ stock: '3' }, 'LOW_STOCK'],
    [{ stock: 0 }, 'OUT_OF_STOCK'],
    [{}, 'IN_STOCK'],
  ])('%j is %s', (fields, availability) => {
    expect(draftOf(fields).item.availability).toBe(availability);
  });

  test('a rating may be an object, and its count a column', () => {
    expect(draftOf({ rating: { rate: 4.5, count: 12 } }).item.rating).toEqual({ average: 4.5, count: 12 });
    expect(draftOf({ rating: 4, review_count: '7' }).item.rating).toEqual({ average: 4, count: 7 });
  });
});

describe('--map', () => {
  test('goes before the usual names, steps into objects, and leaves a field out', () => {
    const fields = { name: 'B', offer: { gross: '5.00' }, brand: 'X', maker: 'Y' };
    const { item } = draftOf(fields, mapped('title=name', 'price=offer.gross', 'brand='));
    expect(item).toMatchObject({ title: 'B', price: { amount: '5.00', currency: 'EUR' } });
    expect('brand' in item).toBe(false);
  });
});

describe('rows that are refused', () => {
  test.each([
    [{ id: '' }, 'id'],
    [{ id: 'x'.repeat(201) }, 'id'],
    [{ title: '  ' }, 'title'],
    [{ title: 'x'.repeat(2_001) }, 'title'],
    [{ title: 'a\u0000b' }, 'title'],
    [{ title: '\ud800' }, 'title'],
    [{ title: ['a'] }, 'title'],
    [{ price: -3 }, 'price'],
    [{ price: 3, currency: 'XXQ' }, 'currency'],
    [{ price: '3 EUR', listPrice: '4 USD' }, 'listPrice'],
    [{ rating: 5.1 }, 'rating'],
    [{ availability: 'perhaps' }, 'availability'],
    [{ createdAt: 'yesterday' }, 'createdAt'],
  ])('%j for its %s', (fields, field) => {
    expect(understand({ id: 'a', title: 'A', ...fields })).toMatchObject({ ok: false, field });
  });

  test('a title of exactly 2,000 characters is taken', () => {
    expect(draftOf({ title: 'x'.repeat(2_000) }).item.title).toHaveLength(2_000);
  });
});
