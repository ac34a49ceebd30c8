import { impressionEvent, interactionEvent, searchEvent } from '@fusionrank/feature-store/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';

/** Two days of March 2026: three shoppers search for shoes, one clicks the second; the day after, three find no tents. */
const LOG = ['u1', 'u2', 'u3'].flatMap((userId) => {
  const [first, second] = [new Date('2026-03-01T12:00:00Z'), new Date('2026-03-02T12:00:00Z')];
  const slateId = `shoes of ${userId}`;
  const shown = ['shoe-00', 'shoe-01'].map((itemId, position) =>
    impressionEvent({ eventId: `${slateId}:${position}`, userId, slateId, itemId, position, shownAt: first }),
  );
  const empty = { userId, slateId: `tents of ${userId}`, query: 'tents', resultCount: 0, shownAt: second };
  return [
    searchEvent({ eventId: slateId, userId, slateId, query: 'Shoes', resultCount: 2, shownAt: first }),
    ...shown,
    searchEvent({ ...empty, eventId: empty.slateId }),
  ];
});
const CLICK = interactionEvent({
  eventId: 'click',
  slateId: 'shoes of u1',
  itemId: 'shoe-01',
  occurredAt: new Date('2026-03-01T12:01:00Z'),
});

describe.each(['compiled', 'graphql-js'] as const)('by %s', (executor) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await openTestGateway(shoeShop(), { FUSIONRANK_GRAPHQL_EXECUTOR: executor });
    await gateway.store.events.append([...LOG, CLICK]);
  });
  afterAll(() => gateway.close());

  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await gateway.ask(query, { role: 'ANALYST', variables });
    expect(errors).toBeUndefined();
    return data;
  };
  const window = { between: { from: '2026-03-01T00:00:00Z', to: '2026-03-03T00:00:00Z' } };

  test('a window is told whole, by day and by group, with its bounds', async () => {
    const { searchMetrics } = await ask(
      `query ($window: MetricWindowInput) { searchMetrics(window: $window, bucket: DAY) {
        from to asOf bucket
        total { searches clickThroughRate { value n } meanReciprocalRank { value n } zeroResultRate { value n } coverage { value n } latencyMsP95 { value n } revenue { amount } }
        series { from to metrics { searches clickThroughRate { value n } } }
        groups(by: CATEGORY) { key metrics { searches } }
      } }`,
      { window },
    );
    expect(searchMetrics).toEqual({
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-03T00:00:00.000Z',
      asOf: expect.any(String) as string,
      bucket: 'DAY',
      total: {
        searches: 6,
        clickThroughRate: { value: expect.closeTo(1 / 3, 9) as number, n: 3 },
        meanReciprocalRank: { value: 0.5, n: 1 },
        zeroResultRate: { value: 0.5, n: 6 },
        coverage: { value: expect.closeTo(2 / 31, 9) as number, n: 31 },
        latencyMsP95: { value: null, n: 0 },
        revenue: [],
      },
      series: [
        {
          from: '2026-03-01T00:00:00.000Z',
          to: '2026-03-02T00:00:00.000Z',
          metrics: { searches: 3, clickThroughRate: { value: expect.closeTo(1 / 3, 9) as number, n: 3 } },
        },
        {
          from: '2026-03-02T00:00:00.000Z',
          to: '2026-03-03T00:00:00.000Z',
          metrics: { searches: 3, clickThroughRate: { value: null, n: 0 } },
        },
      ],
      groups: [{ key: 'Footwear', metrics: { searches: 3 } }],
    });
  });

  test('a filter narrows; a category is named by its id', async () => {
    const { searchMetrics } = await ask(
      `query ($window: MetricWindowInput) { searchMetrics(window: $window, filter: { category: "Footwear/Sports shoes", query: "shoes", segment: NEW, origin: SHOPPERS, modelVersion: "lexical" }) {
        total { searches coverage { n } } } }`,
      { window },
    );
    expect(searchMetrics).toEqual({ total: { searches: 3, coverage: { n: 30 } } });
  });

  test('queries page through one window, also while time goes on', async () => {
    const text = `query ($window: MetricWindowInput, $after: String) { topQueries(window: $window, first: 1, after: $after) {
      nodes { query searches shoppers zeroResultRate { value } } pageInfo { hasNextPage hasPreviousPage endCursor } from to } }`;
    const first = (await ask(text, { window })).topQueries;
    expect(first.nodes).toEqual([{ query: 'shoes', searches: 3, shoppers: 3, zeroResultRate: { value: 0 } }]);
    const { endCursor: after } = first.pageInfo;
    const second = (await ask(text, { window: { last: 'LAST_HOUR' }, after })).topQueries;
    expect(second).toEqual({
      nodes: [{ query: 'tents', searches: 3, shoppers: 3, zeroResultRate: { value: 1 } }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, endCursor: expect.any(String) as string },
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-03T00:00:00.000Z',
    });
  });

  test('queries that fail are told by how', async () => {
    const data = await ask(
      `query ($window: MetricWindowInput) {
        failingQueries(by: ZERO_RESULTS, window: $window) { edges { node { query } } }
        none: topQueries(window: { last: LAST_HOUR }) { nodes { query } } }`,
      { window },
    );
    expect(data).toEqual({ failingQueries: { edges: [{ node: { query: 'tents' } }] }, none: { nodes: [] } });
  });

  test('features are told with their quantiles and their drift', async () => {
    const { featureStatistics } = await ask(
      `query ($window: MetricWindowInput, $before: MetricWindowInput) {
        featureStatistics(of: SEARCHES, window: $window, reference: $before, features: ["resultCount", "words"]) {
          of reference { from to } features { feature modality n missing mean quantiles { share value } drift { stabilityIndex referenceN } } } }`,
      { window, before: { between: { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' } } },
    );
    expect(featureStatistics).toMatchObject({
      of: 'SEARCHES',
      reference: { from: '2026-03-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' },
      features: [
        // All of three were 2; then half of six are below: (.5 − .0001)·ln(.5 ÷ .0001) + (.5 − 1)·ln(.5).
        {
          feature: 'resultCount',
          modality: 'QUERY',
          n: 6,
          missing: 0,
          mean: 1,
          drift: { referenceN: 3, stabilityIndex: expect.closeTo(4.60432, 4) as number },
        },
        { feature: 'words', mean: 1, drift: { stabilityIndex: 0 } },
      ],
    });
  });

  test('the catalogue is told as it is, without drift', async () => {
    const { featureStatistics } = await ask(
      `{ featureStatistics(of: CATALOGUE, modality: NUMERIC) { reference { from } features { feature n missing mean min max quantiles { share value } drift { stabilityIndex } } } }`,
    );
    expect(featureStatistics.reference).toBeNull();
    // Shoes of 20 to 49 and a mug of 89.90: (1035 + 89.9) ÷ 31.
    expect(featureStatistics.features.find(({ feature }) => feature === 'price')).toMatchObject({
      n: 31,
      missing: 0,
      mean: expect.closeTo((1_035 + 89.9) / 31, 6) as number,
      min: 20,
      drift: null,
    });
    expect(featureStatistics.features.find(({ feature }) => feature === 'discount')).toMatchObject({
      missing: 1,
      mean: null,
      quantiles: [],
    });
  });

  test('what can’t be is refused with what was expected', async () => {
    const refused = async (query: string) => (await gateway.ask(query, { role: 'ANALYST' })).errors?.[0];
    expect(
      await refused(
        '{ searchMetrics(window: { between: { from: "2026-03-02T00:00:00Z", to: "2026-03-01T00:00:00Z" } }) { asOf } }',
      ),
    ).toMatchObject({
      message: expect.stringMatching(/^window: expected from before to/) as string,
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(await refused('{ topQueries(after: "x") { asOf } }')).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(
      await refused('{ searchMetrics(window: { last: LAST_90D }, bucket: HOUR) { total { searches } } }'),
    ).toMatchObject({
      message: expect.stringMatching(/^bucket: expected at most 1000/) as string,
    });
  });

  test('a search of this gateway is counted with its latency and what it did without', async () => {
    await gateway.ask('{ searchRanked(input: { text: "red shoes" }, first: 5) { searchId } }', { userId: 'u9' });
    const text = `{ searchMetrics(window: { last: LAST_HOUR }) { total { searches latencyMsP50 { value n } degradedShare { value n } } } }`;
    await expect
      .poll(async () => (await ask(text)).searchMetrics.total.searches, { timeout: 5_000, interval: 50 })
      .toBe(1);
    const { total } = (await ask(text)).searchMetrics;
    expect(total.latencyMsP50.value).toBeGreaterThan(0);
    // No model is live here.
    expect(total.degradedShare).toEqual({ value: 1, n: 1 });
  });
});
