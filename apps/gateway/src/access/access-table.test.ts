import { makeExecutableSchema } from '@graphql-tools/schema';
import { ROLES } from '@fusionrank/domain/role';
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSubgraphSchema } from '../federation/subgraph.ts';
import { typeDefs } from '../schema/typeDefs.generated.ts';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

/** Who asks is u1; u2 is another shopper, of whom something is known. */
const click = (n: string) => `events: [{ eventId: "${n}", payload: { click: { productId: "mug" } } }]`;
const onEdge = (field: string) => `{ searchRanked(input: { text: "shoes" }, first: 2) { edges { ${field} } } }`;

interface Entry {
  readonly query: string;
  /** `+` answered, `-` refused, for each of ROLES: ANONYMOUS SHOPPER ANALYST MERCHANDISER ADMIN SERVICE. */
  readonly may: string;
}
const nodeId = (text: string) => Buffer.from(text).toString('base64url');
const ALL = '++++++';
const ANALYSTS = '--++++';
const MERCHANDISERS = '---++-';
const ruleOf = (mutation: string, input: string) =>
  `mutation { ${mutation}(input: { ${input} }) { rule { id } errors { __typename } } }`;
const STALE = 'id: "none", expectedVersion: 1';
const HIDE = 'rule: { name: "r", action: { hide: { productIds: ["mug"] } } }';

/**
 * Every root field, every field and type with @auth, and every way to somebody's profile (after a colon). One that has no entry fails the
 * first test below: what it shows, and to whom, is to be thought of when it is made.
 */
const TABLE: Readonly<Record<string, Entry>> = {
  'Query.viewer': { query: '{ viewer { id } }', may: ALL },
  'Query.node': { query: `{ node(nodeId: "${nodeId('Product:mug')}") { nodeId } }`, may: ALL },
  'Query.nodes': { query: `{ nodes(nodeIds: ["${nodeId('Brand:Oak')}"]) { nodeId } }`, may: ALL },
  "Query.node: one's own profile": {
    query: `{ node(nodeId: "${nodeId('UserProfile:u1')}") { nodeId } }`,
    may: '-+++++',
  },
  'Query.node: profile of another': {
    query: `{ node(nodeId: "${nodeId('UserProfile:u2')}") { __typename } }`,
    may: '--+++-',
  },
  'Query.nodes: profile of another': {
    query: `{ nodes(nodeIds: ["${nodeId('UserProfile:u2')}"]) { __typename } }`,
    may: '--+++-',
  },
  'Query.node: model': { query: `{ node(nodeId: "${nodeId('ModelVersion:none')}") { __typename } }`, may: ANALYSTS },
  'Query.product': { query: '{ product(id: "mug") { id } }', may: ALL },
  'Query.products': { query: '{ products(ids: ["mug"]) { id } }', may: ALL },
  'Query.modelInfo': { query: '{ modelInfo { catalogue { items } } }', may: ALL },
  'ModelInfo.live': { query: '{ modelInfo { live { id } } }', may: ANALYSTS },
  'ModelInfo.problem': { query: '{ modelInfo { problem } }', may: ANALYSTS },
  ModelVersion: { query: '{ modelInfo { live { metrics { value } } } }', may: ANALYSTS },
  'Query.modelVersions': { query: '{ modelVersions { nodes { id } } }', may: ANALYSTS },
  'Query.searchMetrics': { query: '{ searchMetrics { asOf } }', may: ANALYSTS },
  SearchMetrics: { query: '{ searchMetrics { total { searches } } }', may: ANALYSTS },
  'Query.topQueries': { query: '{ topQueries { asOf } }', may: ANALYSTS },
  QueryMetricsConnection: { query: '{ topQueries { nodes { query } } }', may: ANALYSTS },
  'Query.failingQueries': { query: '{ failingQueries(by: ZERO_RESULTS) { nodes { query } } }', may: ANALYSTS },
  'Query.featureStatistics': { query: '{ featureStatistics(of: SHOWN) { asOf } }', may: ANALYSTS },
  FeatureStatisticsReport: { query: '{ featureStatistics(of: CATALOGUE) { features { mean } } }', may: ANALYSTS },
  'Query.searchRanked': { query: onEdge('score node { id }'), may: ALL },
  'Query.searchRanked: of another': { query: '{ searchRanked(input: {}, userId: "u2") { searchId } }', may: ANALYSTS },
  'SearchConnection.timing': { query: '{ searchRanked(input: {}) { timing { totalMs } } }', may: ANALYSTS },
  'SearchEdge.explanation': { query: onEdge('explanation { summary }'), may: ANALYSTS },
  'SearchEdge.unexplained': { query: onEdge('unexplained'), may: ANALYSTS },
  'SearchConnection.rules': { query: '{ searchRanked(input: {}) { rules { rule } } }', may: ANALYSTS },
  'SearchEdge.rules': { query: onEdge('rules { rule }'), may: ANALYSTS },
  'Query.rule': { query: '{ rule(id: "none") { id } }', may: MERCHANDISERS },
  'Query.rules': { query: '{ rules(first: 1) { nodes { id } } }', may: MERCHANDISERS },
  'Query.ruleHistory': { query: '{ ruleHistory(first: 1) { nodes { version } } }', may: MERCHANDISERS },
  'Query.previewRules': { query: '{ previewRules(input: { search: {} }) { __typename } }', may: MERCHANDISERS },
  MerchandisingRule: { query: '{ rules { nodes { name } } }', may: MERCHANDISERS },
  RuleRevision: { query: '{ ruleHistory { nodes { version } } }', may: MERCHANDISERS },
  'Mutation.createRule': { query: ruleOf('createRule', HIDE), may: MERCHANDISERS },
  'Mutation.updateRule': { query: ruleOf('updateRule', `${STALE}, ${HIDE}`), may: MERCHANDISERS },
  'Mutation.publishRule': { query: ruleOf('publishRule', STALE), may: MERCHANDISERS },
  'Mutation.archiveRule': { query: ruleOf('archiveRule', STALE), may: MERCHANDISERS },
  'Mutation.revertRule': { query: ruleOf('revertRule', `${STALE}, toRevision: 1`), may: MERCHANDISERS },
  'Query.suggest': { query: '{ suggest(prefix: "s") { text } }', may: ALL },
  'Query.suggest: of another': { query: '{ suggest(prefix: "s", userId: "u2") { text } }', may: ANALYSTS },
  'Query.alsoBought': { query: '{ alsoBought(productId: "mug") { requestId } }', may: ALL },
  'Query.trending': { query: '{ trending { requestId } }', may: ALL },
  'Query.similarItems': { query: '{ similarItems(productId: "mug") { requestId } }', may: ALL },
  'Query.recommendations': { query: '{ recommendations(placement: HOME) { requestId } }', may: ALL },
  'Query.recommendations: of another': {
    query: '{ recommendations(placement: HOME, userId: "u2") { requestId } }',
    may: ANALYSTS,
  },
  'Query.userProfile': { query: '{ userProfile { __typename ... on UserProfile { id } } }', may: '-+++++' },
  'Query.userProfile: of another': {
    query: '{ userProfile(userId: "u2") { __typename ... on UserProfile { id } } }',
    may: '--+++-',
  },
  'Query.userProfile: by a variable and a fragment': {
    query:
      'query ($u: ID = "u2") { userProfile(userId: $u) { ...P } } fragment P on UserProfileResult { __typename ... on UserProfile { id } }',
    may: '--+++-',
  },
  'Query.userProfile: by a directive, left to graphql-js': {
    query: '{ userProfile(userId: "u2") @include(if: true) { __typename } }',
    may: '--+++-',
  },
  UserProfile: { query: '{ userProfile { __typename ... on UserProfile { affinities { key } } } }', may: '-+++++' },
  'UserProfile.similarUsers': {
    query: '{ userProfile { __typename ... on UserProfile { similarUsers { userId } } } }',
    may: ANALYSTS,
  },
  'Query.auditLog': { query: '{ auditLog { nodes { id } } }', may: '----+-' },
  'Query.exportMyData': { query: '{ exportMyData { url } }', may: '-+++++' },
  'Query.forgetReceipt': { query: '{ forgetReceipt(requestId: "none") { __typename } }', may: ALL },
  'Mutation.updateConsent': {
    query: 'mutation { updateConsent(input: { analytics: true }) { errors { __typename } } }',
    may: ALL,
  },
  'Mutation.updateConsent: of another': {
    query: 'mutation { updateConsent(input: { userId: "u2", analytics: true }) { errors { __typename } } }',
    may: '----++',
  },
  'Mutation.forgetMe': { query: 'mutation { forgetMe(input: { confirm: true }) { errors { __typename } } }', may: ALL },
  'Mutation.forgetMe: of another': {
    query: 'mutation { forgetMe(input: { confirm: true, userId: "u3" }) { errors { __typename } } }',
    may: '----++',
  },
  'UserProfile.recommendations': {
    query: '{ userProfile { __typename ... on UserProfile { recommendations(first: 1) { items { reason } } } } }',
    may: '-+++++',
  },
  'UserProfile.recommendations: of another': {
    query:
      '{ userProfile(userId: "u2") { __typename ... on UserProfile { recommendations(first: 1) { items { reason } } recentInteractions { nodes { kind } } } } }',
    may: '--+++-',
  },
  'ProfileRecommendation.explanation': {
    query:
      '{ userProfile { __typename ... on UserProfile { recommendations(first: 1) { items { explanation { summary } } } } } }',
    may: ANALYSTS,
  },
  'Mutation.trackEvents': { query: `mutation { trackEvents(input: { ${click('own')} }) { accepted } }`, may: ALL },
  'Mutation.trackEvents: of another': {
    query: `mutation { trackEvents(input: { userId: "u2", ${click('foreign')} }) { accepted } }`,
    may: '----++',
  },
};

const entity = (type: string, id: string) =>
  `{ _entities(representations: [{ __typename: "${type}", id: "${id}" }]) { __typename ... on Product { id } } }`;

/** What federation adds. */
const FEDERATED: Readonly<Record<string, Entry>> = {
  'Query._service': { query: '{ _service { sdl } }', may: ALL },
  'Query._entities': { query: entity('Product', 'mug'), may: ALL },
  "Query._entities: one's own profile": { query: entity('UserProfile', 'u1'), may: '-+++++' },
  'Query._entities: profile of another': { query: entity('UserProfile', 'u2'), may: '--+++-' },
};

/** Need a stream: who may is asked in http/live-route.test.ts, of each role in schema/metrics/metrics-updated.test.ts. */
const STREAMED: ReadonlySet<string> = new Set(['Subscription.rankingUpdated', 'Subscription.searchMetricsUpdated']);

test.each([
  { schema: makeExecutableSchema({ typeDefs }), table: TABLE },
  { schema: createSubgraphSchema(), table: { ...TABLE, ...FEDERATED } },
])('every root field, and every field and type with @auth, has an entry', ({ schema, table }) => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const isMarked = (
    node: { readonly directives?: readonly { name: { value: string } }[] | undefined } | null | undefined,
  ) => node?.directives?.some(({ name }) => name.value === 'auth') ?? false;
  const needed = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => {
      const fields = Object.values(type.getFields()).filter((field) => roots.includes(type) || isMarked(field.astNode));
      return [...(isMarked(type.astNode) ? [type.name] : []), ...fields.map(({ name }) => `${type.name}.${name}`)];
    });
  expect(needed.filter((place) => table[place] === undefined && !STREAMED.has(place))).toEqual([]);
});

describe.each([
  { executor: 'compiled', federation: '0', table: TABLE },
  { executor: 'graphql-js', federation: '0', table: TABLE },
  { executor: 'compiled', federation: '1', table: { ...TABLE, ...FEDERATED } },
  { executor: 'graphql-js', federation: '1', table: FEDERATED },
])('by $executor, federation $federation', ({ executor, federation, table }) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await openTestGateway(shoeShop(), {
      FUSIONRANK_GRAPHQL_EXECUTOR: executor,
      FUSIONRANK_FEDERATION: federation,
    });
    await gateway.ask(`mutation { trackEvents(input: { ${click('first')} }) { accepted } }`, { userId: 'u2' });
  });
  afterAll(() => gateway.close());

  test.each(Object.entries(table))('%s', async (_place, { query, may }) => {
    let came = '';
    for (const role of ROLES) {
      const who = role === 'ANONYMOUS' ? { sessionId: 's1' } : { userId: 'u1' };
      const answer = await gateway.ask(query, { ...who, role });
      const refused = answer.errors?.filter(({ extensions }) => extensions.code === 'FORBIDDEN') ?? [];
      expect(answer.errors ?? []).toEqual(refused);
      for (const { extensions } of refused) expect(ROLES).toContain(extensions.requires);
      const asData = JSON.stringify(answer.data).includes('"ForbiddenError"');
      came += refused.length > 0 || asData ? '-' : '+';
    }
    expect(came).toBe(may);
  });

  test('what is refused is null, what is beside it is there, and the message says which header would help', async () => {
    const { data, errors } = await gateway.ask(
      `{ searchRanked(input: {}, first: 1) { timing { totalMs } edges { position } } }`,
    );
    expect(data.searchRanked).toEqual({ timing: null, edges: [{ position: 0 }] });
    expect(errors).toEqual([
      expect.objectContaining({
        message:
          'SearchConnection.timing: expected the role ANALYST, got ANONYMOUS; in development, send the header x-role: ANALYST',
        path: ['searchRanked', 'timing'],
        extensions: { code: 'FORBIDDEN', requires: 'ANALYST' },
      }),
    ]);
  });

  test("somebody else's profile is refused as data, with the role it takes", async () => {
    const query = '{ userProfile(userId: "u2") { __typename ... on ForbiddenError { requires message } } }';
    const { data, errors } = await gateway.ask(query, { userId: 'u1' });
    expect(errors).toBeUndefined();
    expect(data.userProfile).toMatchObject({
      __typename: 'ForbiddenError',
      requires: 'ANALYST',
      message: expect.stringMatching(/^Query.userProfile: .* \(this is another shopper's\)/) as string,
    });
  });

  test('a service reads the profile of the shopper it acts for', async () => {
    const query = '{ userProfile { __typename ... on UserProfile { id } } }';
    const { data } = await gateway.ask(query, { userId: 'u2', role: 'SERVICE' });
    expect(data.userProfile).toEqual({ __typename: 'UserProfile', id: 'u2' });
  });
});
