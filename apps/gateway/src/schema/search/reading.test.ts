import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
});
afterAll(() => gateway.close());

const READING = `query Reading($input: SearchInput!) {
  searchRanked(input: $input) {
    totalCount { value }
    reading { price { min max said } mentions { key value } synonyms { said instead } unknownWords }
    relaxations { kind what }
  }
}`;
const read = async (input: object) => {
  const { data, errors } = await gateway.ask(READING, { variables: { input } });
  expect(errors).toBeUndefined();
  return data.searchRanked as unknown;
};

test('a price in the words filters, values of attributes are told, and so are words that nothing holds', async () => {
  expect(await read({ text: 'red zyxwv shoes under 25' })).toEqual({
    totalCount: { value: 6 },
    reading: {
      price: { min: null, max: '25', said: 'under 25' },
      mentions: [{ key: 'colour', value: 'Red' }],
      synonyms: [],
      unknownWords: ['zyxwv'],
    },
    relaxations: [],
  });
});

test('what nothing meets is given up step by step, and told', async () => {
  const filters = [{ terms: { key: 'brand', anyOf: ['Nobody'] } }];
  expect(await read({ text: 'running shoes under 10', filters })).toMatchObject({
    totalCount: { value: 30 },
    relaxations: [
      { kind: 'PRICE', what: 'under 10' },
      { kind: 'FILTER', what: 'brand' },
    ],
  });
});

const SUGGEST = `query Suggest($prefix: String!, $first: Int) { suggest(prefix: $prefix, first: $first) { text kind } }`;

test('suggest completes by what the shop sells', async () => {
  const { data, errors } = await gateway.ask(SUGGEST, { variables: { prefix: 'sp', first: 2 } });
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    suggest: [
      { text: 'Sports shoes', kind: 'CATEGORY' },
      { text: 'Oak Sports shoes', kind: 'BRAND' },
    ],
  });
  expect((await gateway.ask(SUGGEST, { variables: { prefix: 'zzzz', first: 2 } })).data).toEqual({ suggest: [] });
});

test('more completions than a list can hold are refused', async () => {
  const { data, errors } = await gateway.ask(SUGGEST, { variables: { prefix: 'sp', first: 21 } });
  expect(data).toEqual({ suggest: null });
  expect(errors?.[0]).toMatchObject({
    message: 'first: expected 0 to 20, got 21',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('synonyms come in force while the gateway runs, find at once, and are told', async () => {
  const sneakers = { kind: 'one-way', from: 'sneakers', to: ['running shoes', 'clogs'] } as const;
  await gateway.store.synonyms.replace('import', [sneakers]);
  await expect
    .poll(() => read({ text: 'red sneakers' }), { timeout: 5_000 })
    .toMatchObject({
      totalCount: { value: 30 },
      reading: { synonyms: [{ said: 'sneakers', instead: ['running shoes'] }], unknownWords: [] },
    });
  await gateway.store.synonyms.replace('import', []);
  await expect
    .poll(() => read({ text: 'red sneakers' }), { timeout: 5_000 })
    .toMatchObject({ reading: { synonyms: [], unknownWords: ['sneakers'] } });
});
