import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
});
afterAll(() => gateway.close());

const SEARCH = `query Search($input: SearchInput!, $first: Int!, $after: String) {
  searchRanked(input: $input, first: $first, after: $after) {
    searchId
    totalCount { value relation }
    edges { cursor position score sources trackingToken node { id title brand { name } price { amount currency } } }
    nodes { id }
    pageInfo { hasNextPage hasPreviousPage endCursor }
    facets(keys: ["brand", "price"]) {
      key label
      ... on TermsFacet { values { value count selected } otherCount }
      ... on RangeFacet { min max }
    }
    model { name version }
    degraded
    timing { totalMs stages { name ms } }
  }
}`;
const search = (input: object, page: { first?: number; after?: string } = {}) =>
  gateway.ask(SEARCH, { role: 'ANALYST', variables: { input, first: 24, ...page } });

test('answers with ranked products, and says that no model ranked them', async () => {
  const { data, errors } = await search({ text: 'running shoes' }, { first: 5 });
  expect(errors).toBeUndefined();
  const { edges, nodes, totalCount, degraded, timing, model } = data.searchRanked;
  expect(totalCount).toEqual({ value: 30, relation: 'EXACT' });
  expect(edges.map((edge) => edge.position)).toEqual([0, 1, 2, 3, 4]);
  expect(nodes).toHaveLength(5);
  expect(edges[0]?.node.title).toMatch(/running shoes/);
  expect(edges[0]?.sources).toContain('LEXICAL');
  expect(degraded).toContain('MODEL_UNAVAILABLE');
  expect(model.name).not.toBe('');
  expect(timing!.stages.length).toBeGreaterThan(1);
});

describe('pages', () => {
  test('hold the whole ranking once, also when products came meanwhile', async () => {
    const first = await search({ text: 'running shoes' }, { first: 20 });
    const { edges, pageInfo, searchId } = first.data.searchRanked;
    const [late] = shoeShop();
    if (late === undefined) throw new Error('the shop is empty');
    await gateway.store.catalog.upsert([{ ...late, description: 'changed' }]);
    const second = await search({ text: 'running shoes' }, { first: 20, after: pageInfo.endCursor ?? '' });
    expect(second.errors).toBeUndefined();
    const rest = second.data.searchRanked;
    expect(rest.searchId).toBe(searchId);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const ids = [...edges, ...rest.edges].map((edge) => edge.node.id);
    expect(new Set(ids).size).toBe(30);
  });

  test.each([
    ['a malformed cursor', 'nonsense', 'BAD_USER_INPUT'],
    ['a cursor of a ranking that is not kept', Buffer.from('3:gone').toString('base64url'), 'CURSOR_EXPIRED'],
  ])('%s has its own error', async (_name, after, code) => {
    const { data, errors } = await search({ text: 'running shoes' }, { after });
    expect(data.searchRanked).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  test('a cursor does not go on in a search for something else', async () => {
    const { data } = await search({ text: 'running shoes' }, { first: 2 });
    const { errors } = await search({ text: 'mug' }, { after: data.searchRanked.pageInfo.endCursor ?? '' });
    expect(errors?.[0]?.message).toMatch(/same input/);
  });
});

describe('filters', () => {
  test.each<[string, object, number]>([
    ['a brand', { terms: { key: 'brand', anyOf: ['Swift'] } }, 15],
    ['a price range, bounds included', { range: { key: 'price', min: '20', max: '24.00' } }, 5],
    ['a category and what is below it', { category: 'Footwear' }, 30],
    ['availability', { availability: ['IN_STOCK'] }, 30],
  ])('by %s leave what passes', async (_name, filter, count) => {
    const { data, errors } = await search({ text: 'running shoes', filters: [filter] });
    expect(errors).toBeUndefined();
    expect(data.searchRanked.totalCount.value).toBe(count);
  });

  test('that nothing passes leave an empty shelf where no words were asked', async () => {
    const { data } = await search({ filters: [{ availability: ['OUT_OF_STOCK'] }] });
    expect(data.searchRanked).toMatchObject({ totalCount: { value: 0, relation: 'EXACT' }, edges: [] });
  });

  test('are all to hold; a facet leaves out its own', async () => {
    const filters = [{ terms: { key: 'brand', anyOf: ['Swift'] } }, { range: { key: 'price', max: '29' } }];
    const { data } = await search({ text: 'running shoes', filters });
    expect(data.searchRanked.totalCount.value).toBe(5);
    const brand = data.searchRanked.facets.find((facet) => facet.key === 'brand');
    expect(brand).toMatchObject({
      values: expect.arrayContaining([
        { value: 'Swift', count: 5, selected: true },
        { value: 'Oak', count: 5, selected: false },
      ]) as unknown,
    });
  });
});

test('sorts by price', async () => {
  const { data } = await search({ text: 'running shoes', sort: 'PRICE_DESC' }, { first: 2 });
  expect(data.searchRanked.edges.map((edge) => edge.node.id)).toEqual(['shoe-29', 'shoe-28']);
});

test('a page shows the products as they were ranked: from memory, without a statement', async () => {
  const before = gateway.productReads();
  await search({ text: 'running shoes' }, { first: 30 });
  expect(gateway.productReads()).toBe(before);
});

test('logs the search and an impression for each product shown', async () => {
  const before = await gateway.store.events.counts();
  await search({ text: 'coffee mug' }, { first: 1 });
  await expect
    .poll(async () => {
      const { searches, impressions } = await gateway.store.events.counts();
      return [searches > before.searches, impressions > before.impressions];
    })
    .toEqual([true, true]);
});

describe('refuses', () => {
  test.each<[string, object, { first?: number }, RegExp]>([
    ['first: -1', { text: 'x' }, { first: -1 }, /first: expected 0 to 100, got -1/],
    ['10,001 characters', { text: 'x'.repeat(10_001) }, {}, /at most 10000 characters, got 10001/],
    ['two kinds in one filter', { filters: [{ category: 'A', availability: ['IN_STOCK'] }] }, {}, /exactly one/i],
    ['a range upside down', { filters: [{ range: { key: 'price', min: '9', max: '1' } }] }, {}, /min ≤ max/],
    ['a range of words', { filters: [{ range: { key: 'colour', min: '1' } }] }, {}, /"price" or "rating"/],
    ['a strength of 2', { personalization: { strength: 2 } }, {}, /strength: expected 0 to 1, got 2/],
  ])('%s', async (...row) => {
    const [, input, page, message] = row;
    const { errors } = await search(input, page);
    expect(errors?.[0]?.message).toMatch(message);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
