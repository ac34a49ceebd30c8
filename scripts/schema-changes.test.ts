import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { schemaChanges, undatedDeprecations } from './schema-changes.mjs';

const SCHEMA = `
  directive @auth(requires: Role!) on FIELD_DEFINITION
  enum Role { SHOPPER ANALYST ADMIN }
  type Query {
    search(text: String, first: Int): [Product!]
    models: [String!] @auth(requires: ANALYST)
    sale: Sale @deprecated(reason: "use search. Removal 2026-10-01")
  }
  type Product { id: ID! title: String }
  type Sale { until: String }
  input Filter { brand: String price: Int }
  enum Sort { PRICE NEW @deprecated(reason: "Removal 2026-12-31") }
`;

const changed = (from: string, to: string, today = '2026-11-30') => {
  expect(SCHEMA).toContain(from);
  return schemaChanges({ released: SCHEMA, current: SCHEMA.replace(from, to), today });
};

test('a schema does not break itself', () => {
  expect(schemaChanges({ released: SCHEMA, current: SCHEMA, today: '2026-11-30' })).toEqual({
    breaking: [],
    dangerous: [],
  });
});

test.each([
  ['title: String', '', 'Product.title was removed.'],
  ['title: String', 'title: Int', 'Product.title changed type from String to Int.'],
  ['id: ID!', 'id: ID', 'Product.id changed type from ID! to ID.'],
  ['text: String,', '', 'Query.search arg text was removed.'],
  ['text: String', 'text: String!', 'Query.search arg text has changed type from String to String!.'],
  ['first: Int', 'first: Int, market: String!', 'A required arg market on Query.search was added.'],
  ['[Product!]', '[Product!] @auth(requires: SHOPPER)', 'Query.search requires SHOPPER, and required no role.'],
  ['requires: ANALYST', 'requires: ADMIN', 'Query.models requires ADMIN, and required ANALYST.'],
])('%s → "%s" breaks', (from, to, told) => {
  expect(changed(from, to).breaking).toEqual([told]);
});

test('an input that becomes a choice breaks, met by any operation or none', () => {
  const { breaking } = changed('input Filter {', 'input Filter @oneOf {');
  expect(breaking).toEqual(['Filter takes one of its fields only, and took several.']);
});

test.each([
  ['title: String', 'title: String! brand: String'],
  ['first: Int', 'first: Int, market: String'],
  [' @auth(requires: ANALYST)', ''],
])('%s → "%s" does not', (from, to) => {
  expect(changed(from, to).breaking).toEqual([]);
});

describe('what was deprecated', () => {
  const SALE = 'sale: Sale @deprecated(reason: "use search. Removal 2026-10-01")';

  test('may go on its day, with the types that it alone led to; not the day before', () => {
    const gone = SCHEMA.replace(SALE, '').replace('type Sale { until: String }', '');
    const on = (today: string) => schemaChanges({ released: SCHEMA, current: gone, today }).breaking;
    expect(on('2026-10-01')).toEqual([]);
    expect(on('2026-09-30')).toEqual(['Sale was removed.', 'Query.sale was removed.']);
  });

  test('may not go in the release that deprecates it', () => {
    const current = SCHEMA.replace(SALE, '');
    const released = SCHEMA.replace(SALE, 'sale: Sale');
    expect(schemaChanges({ released, current, today: '2026-11-30' }).breaking).toContain('Query.sale was removed.');
  });

  test.each(['@deprecated', '@deprecated(reason: "use search")', '@deprecated(reason: "Removal 2026-13-01")'])(
    '%s does not say until when',
    (deprecated) => {
      expect(undatedDeprecations(SCHEMA.replace('title: String', `title: String ${deprecated}`))).toEqual([
        'Product.title',
      ]);
    },
  );
});

test('a new member of an enum that is answered may surprise', () => {
  const released = SCHEMA.replace('title: String', 'title: String sort: Sort');
  const current = released.replace('enum Sort { PRICE', 'enum Sort { PRICE RATING');
  const { breaking, dangerous } = schemaChanges({ released, current, today: '2026-11-30' });
  expect(breaking).toEqual([]);
  expect(dangerous).toEqual(['RATING was added to enum type Sort.']);
});

test('every deprecation of our schema says until when', () => {
  const schema = readFileSync(new URL('../apps/gateway/schema.graphql', import.meta.url), 'utf8');
  expect(undatedDeprecations(schema)).toEqual([]);
});
