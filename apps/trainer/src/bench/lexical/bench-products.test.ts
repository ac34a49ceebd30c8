import { FIELDS } from '@fusionrank/search/lexical';
import { indexTerms } from '@fusionrank/search/understanding';
import { expect, test } from 'vitest';
import { benchProducts } from './bench-products.ts';
import { benchQueries } from './bench-queries.ts';

const products = [...benchProducts(2_000, 1)];

test('the same seed makes the same catalogue, another one another, a smaller one its beginning', () => {
  expect([...benchProducts(50, 1)]).toEqual(products.slice(0, 50));
  expect([...benchProducts(50, 2)]).not.toEqual(products.slice(0, 50));
});

test('titles hold 6 to 10 words and descriptions 20 to 30', () => {
  for (const { fields } of products) {
    expect(fields.title).toMatch(/^(\w+ ){5,9}\w+$/);
    expect(fields.description).toMatch(/^(\w+ ){19,29}\w+$/);
  }
});

test('words are index terms as they stand, and none is the beginning of another', () => {
  const words = new Set(products.flatMap(({ fields }) => FIELDS.flatMap((field) => fields[field].split(' '))));
  const sorted = [...words].sort();
  for (const [i, word] of sorted.entries()) {
    expect(indexTerms(word).terms).toEqual([word]);
    expect(sorted[i + 1]?.startsWith(word) ?? false).toBe(false);
  }
});

test('few words stand in many products and most in few', () => {
  const holding = new Map<string, number>();
  for (const { fields } of products) {
    for (const word of new Set(Object.values(fields).join(' ').split(' '))) {
      holding.set(word, (holding.get(word) ?? 0) + 1);
    }
  }
  const counts = [...holding.values()].sort((a, b) => b - a);
  expect(counts[0]).toBeGreaterThan(400);
  expect(counts[counts.length >> 1]).toBeLessThan(10);
});

test('queries are two, three and four distinct words of one title, in its order', () => {
  const queries = benchQueries(30, { products: 2_000, seed: 1 });
  expect(queries).toHaveLength(30);
  for (const [i, query] of queries.entries()) {
    const words = query.split(' ');
    expect(words).toHaveLength(2 + (i % 3));
    expect(new Set(words).size).toBe(words.length);
    expect(products.some(({ fields }) => words.every((word) => fields.title.split(' ').includes(word)))).toBe(true);
  }
});
