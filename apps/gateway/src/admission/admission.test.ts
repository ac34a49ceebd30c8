import { makeExecutableSchema } from '@graphql-tools/schema';
import { getOperationAST, GraphQLError, parse } from 'graphql';
import { expect, test } from 'vitest';
import { resolvers } from '../schema/resolvers.generated.ts';
import { typeDefs } from '../schema/typeDefs.generated.ts';
import { createAdmission } from './admission.ts';
import type { IntrospectionPolicy } from './admission.ts';
import { DEFAULT_LIMITS } from './limits.ts';

const schema = makeExecutableSchema({ typeDefs, resolvers });

interface Asked {
  readonly variables?: Record<string, unknown>;
  readonly introspection?: IntrospectionPolicy;
  readonly isAuthenticated?: boolean;
}

/** The cost, or the refusal. */
function admit(text: string, { variables = {}, introspection = 'all', isAuthenticated = false }: Asked = {}) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('expected one operation');
  try {
    return createAdmission(schema, { limits: DEFAULT_LIMITS, introspection }).admit({
      document,
      operation,
      variables,
      isAuthenticated,
    }).cost;
  } catch (error) {
    if (error instanceof GraphQLError) return { message: error.message, ...error.extensions };
    throw error;
  }
}

const search = (fields: string): string =>
  `query ($first: Int) { searchRanked(input: { text: "shoes" }, first: $first) { ${fields} } }`;

test.each([
  [
    'depth',
    `{ product(id: "a") { category { ${'parent { '.repeat(11)} id ${'} '.repeat(11)} } } }`,
    {},
    {
      code: 'DEPTH_LIMIT_EXCEEDED',
      asked: 14,
      allowed: 12,
      message: 'fields in each other: expected at most 12, got 14',
    },
  ],
  [
    'aliases of __typename',
    `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
    {},
    { code: 'ALIAS_LIMIT_EXCEEDED', asked: 31, allowed: 30 },
  ],
  [
    'directives',
    `{ viewer { ${'id @include(if: true) '.repeat(31)} } }`,
    {},
    { code: 'DIRECTIVE_LIMIT_EXCEEDED', asked: 31, allowed: 30 },
  ],
  [
    'a page',
    search('nodes { id }'),
    { first: 101 },
    { code: 'PAGE_SIZE_EXCEEDED', asked: 101, message: 'searchRanked(first): expected at most 100, got 101' },
  ],
  [
    'ids',
    'query ($ids: [ID!]!) { products(ids: $ids) { id } }',
    { ids: Array(251).fill('a') },
    { code: 'BATCH_SIZE_EXCEEDED', asked: 251, allowed: 250 },
  ],
  [
    'events',
    'mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }',
    { input: { events: Array(1_001).fill({}) } },
    { code: 'BATCH_SIZE_EXCEEDED', asked: 1_001, allowed: 1_000 },
  ],
  [
    'cost: a hundred products, and a hundred similar ones of each',
    search('nodes { similarItems(first: 100) { nodes { id } } }'),
    { first: 100 },
    { code: 'COST_LIMIT_EXCEEDED', allowed: 10_000, http: { status: 400 } },
  ],
])('%s past the limit is refused with what was asked and what is allowed', (...[, text, variables, refused]) => {
  expect(admit(text, { variables })).toMatchObject(refused);
});

test('a full page of products with facets passes, and costs what its page is large', () => {
  const fields = `edges { score trackingToken node { id title description brand { name } category { id name } price { amount currency }
    image { url width height } rating { average count } availability } }
    facets { key label ... on TermsFacet { values { value label count selected } otherCount } } degraded totalCount { value relation }`;
  const [page, most] = [24, 100].map((first) => Number(admit(search(fields), { variables: { first } })));
  expect(page).toBeGreaterThan(400);
  expect(most).toBeGreaterThan(Number(page) + 76 * 8);
  expect(most).toBeLessThan(DEFAULT_LIMITS.cost / 3);
});

test('a page that is explained whole passes', () => {
  const fields = 'edges { node { id } explanation { summary contributions { part shapley evidence } } }';
  expect(admit(search(fields), { variables: { first: 100 } })).toBeLessThan(DEFAULT_LIMITS.cost);
});

const SCHEMA = '{ __schema { types { name } } }';
test.each([
  ['all', false, 1_000],
  ['auth', true, 1_000],
  ['auth', false, { code: 'INTROSPECTION_REFUSED', message: 'introspection: open to those who sign in' }],
  ['none', true, { code: 'INTROSPECTION_REFUSED', http: { status: 403 } }],
] as const)('introspection by policy %s, signed in: %s', (introspection, isAuthenticated, expected) => {
  const answer = admit(SCHEMA, { introspection, isAuthenticated });
  if (typeof expected === 'number') expect(answer).toBe(expected);
  else expect(answer).toMatchObject(expected);
});
