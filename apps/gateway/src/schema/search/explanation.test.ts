import { parseUserId } from '@fusionrank/domain/id';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';
import { writeModel } from '../../testing/write-model.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
});
afterAll(() => gateway.close());

const WHY = `query Why($input: SearchInput!, $first: Int!, $after: String) {
  searchRanked(input: $input, first: $first, after: $after) {
    edges {
      score sources
      node { id }
      explanation { summary logit baselineLogit sources contributions { part shapley evidence } }
      unexplained
    }
    model { name }
    pageInfo { endCursor }
  }
}`;
interface Page {
  readonly first?: number;
  readonly after?: string;
  readonly userId?: string;
}
async function why(input: object, { userId, ...page }: Page = {}) {
  const variables = { input, first: 10, ...page };
  const { data, errors } = await gateway.ask(WHY, {
    variables,
    role: 'ANALYST',
    ...(userId === undefined ? {} : { userId }),
  });
  expect(errors).toBeUndefined();
  return data.searchRanked;
}
type Edges = Awaited<ReturnType<typeof why>>['edges'];

function expectExact(edges: Edges): void {
  for (const { explanation, unexplained, score, sources } of edges) {
    expect(unexplained).toBeNull();
    const { logit = NaN, baselineLogit = NaN, contributions = [] } = explanation ?? {};
    const sum = contributions.reduce((total, { shapley }) => total + shapley, 0);
    expect(Math.abs(sum - (logit - baselineLogit))).toBeLessThan(1e-5 * Math.max(1, Math.abs(logit)));
    expect(1 / (1 + Math.exp(-logit))).toBeCloseTo(score, 5);
    expect(explanation?.sources).toEqual(sources);
    expect(explanation?.summary).toMatch(/^Scores \d+\.\d\d (above|below) the average product/);
    expect(contributions.map(({ part }) => part)).toEqual([
      'TEXT',
      'IMAGE',
      'ATTRIBUTES',
      'NUMERIC',
      'BEHAVIOUR',
      'QUERY_MATCH',
      'CONTEXT',
    ]);
  }
}

const partOf = (edge: Edges[number] | undefined, part: string) =>
  edge?.explanation?.contributions.find((contribution) => contribution.part === part);

test('where no model ranked there is no explanation, and a reason', async () => {
  const { edges } = await why({ text: 'running shoes' });
  expect(edges).toHaveLength(10);
  for (const { explanation, unexplained } of edges) {
    expect(explanation).toBeNull();
    expect(unexplained).toMatch(/^no model ranked it/);
  }
});

describe('with a model', () => {
  beforeAll(async () => {
    await writeModel({
      home: gateway.home,
      store: gateway.store,
      items: shoeShop(),
      name: 'first',
      users: [parseUserId('u1'), parseUserId('u2')],
    });
    const ranks = async () => expect((await why({ text: 'running shoes' })).model.name).toBe('network');
    await vi.waitFor(ranks, { timeout: 15_000, interval: 50 });
  });

  test('every product of a page is explained, exactly and in words', async () => {
    const { edges } = await why({ text: 'runing shoes' }, { first: 30 });
    expect(edges).toHaveLength(30);
    expectExact(edges);
    expect(partOf(edges[0], 'QUERY_MATCH')?.evidence).toContain("matches 'running', 'shoes' in the title");
    expect(partOf(edges[0], 'ATTRIBUTES')?.evidence).toContain('category Footwear › Sports shoes');
  });

  test('a stranger owes nothing to the context, browsing nothing to the query', async () => {
    const { edges } = await why({ text: '' }, { userId: 'stranger' });
    for (const edge of edges) {
      expect(partOf(edge, 'CONTEXT')?.shapley).toBe(0);
      expect(partOf(edge, 'QUERY_MATCH')).toMatchObject({ shapley: 0, evidence: ['nothing was asked for'] });
    }
  });

  test('a later page explains the ranking it belongs to, whatever the shopper did since', async () => {
    const click = (eventId: string) =>
      gateway.ask(`mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }`, {
        userId: 'buyer',
        variables: { input: { events: [{ eventId, payload: { click: { productId: 'mug' } } }] } },
      });
    await click('before');
    const input = { text: 'running shoes', personalization: { strength: 0.5 } };
    const first = await why(input, { userId: 'buyer' });
    expectExact(first.edges);
    expect(first.edges.some((edge) => partOf(edge, 'CONTEXT')?.shapley !== 0)).toBe(true);
    await click('after');
    const next = await why(input, { userId: 'buyer', after: first.pageInfo.endCursor ?? '' });
    expect(next.edges).toHaveLength(10);
    expectExact(next.edges);
  });

  test('an order by price has no explanation, and says that no model made it', async () => {
    const { edges } = await why({ text: 'running shoes', sort: 'PRICE_ASC' });
    expect(edges[0]).toMatchObject({ explanation: null, unexplained: 'sorted by PRICE_ASC: no model ranked it' });
  });
});
