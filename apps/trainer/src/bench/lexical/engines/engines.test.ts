import { expect, test } from 'vitest';
import { checkAnswer } from '../answers.ts';
import { benchProducts } from '../bench-products.ts';
import { benchQueries } from '../bench-queries.ts';
import { createPlainScan } from '../plain-scan.ts';
import { ENGINES } from './engines.ts';
import { tsQuery } from './postgres.ts';

const catalogue = { products: 1_200, seed: 3 };
const inProcess = ENGINES.filter(({ name }) => name !== 'PostgreSQL');

test.each(inProcess)('$name answers as its table row says', async ({ open, expectation }) => {
  const queries = benchQueries(9, catalogue);
  const scan = createPlainScan(queries, catalogue.products);
  const engine = await open();
  const products = [...benchProducts(catalogue.products, catalogue.seed)];
  products.forEach((product) => scan.see(product));
  await engine.add(products.slice(0, 700));
  await engine.add(products.slice(700));
  await engine.complete();
  expect(engine.version).not.toBe('');
  for (const query of queries) {
    checkAnswer({ query, limit: 100, rows: await engine.top(query, 100) }, scan, expectation);
  }
  await engine.close();
});

test('PostgreSQL is asked for the same matches: any of two words, any two of three or four', () => {
  expect(tsQuery(['a', 'b'])).toBe('a | b');
  expect(tsQuery(['a', 'b', 'c'])).toBe('(a & b) | (a & c) | (b & c)');
  expect(tsQuery(['a', 'b', 'c', 'd']).split(' | ')).toHaveLength(6);
});
