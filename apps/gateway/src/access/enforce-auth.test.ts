import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, getOperationAST, parse, subscribe } from 'graphql';
import { expect, test } from 'vitest';
import { compileOperation } from '../execution/compile-operation.ts';
import { viewerOf } from '../viewer/viewer.ts';
import { enforceAuth } from './enforce-auth.ts';

const schema = enforceAuth(
  makeExecutableSchema({
    typeDefs: /* GraphQL */ `
      enum Role {
        ANONYMOUS
        SHOPPER
        ANALYST
        MERCHANDISER
        ADMIN
        SERVICE
      }
      directive @auth(requires: Role!, owner: Boolean! = false) on FIELD_DEFINITION | OBJECT
      interface Node {
        id: ID!
      }
      type Secret implements Node @auth(requires: ADMIN) {
        id: ID!
        word: String @auth(requires: ANALYST)
      }
      type Diary implements Node @auth(requires: SHOPPER, owner: true) {
        id: ID!
        userId: ID!
        page: String
      }
      type Query {
        node(id: ID!): Node
        nodes: [Node]
        open: String
      }
      type Subscription {
        words: String @auth(requires: ANALYST)
      }
    `,
    resolvers: {
      Query: {
        node: (_source: unknown, { id }: { id: string }) => OBJECTS.find((object) => object.id === id),
        nodes: () => OBJECTS,
        open: () => 'open',
      },
      Subscription: {
        words: {
          // eslint-disable-next-line @typescript-eslint/require-await -- a subscription's source is asynchronous
          subscribe: async function* () {
            yield { words: 'hello' };
          },
        },
      },
    },
  }),
);
const OBJECTS = [
  { __typename: 'Secret', id: 's', word: 'xyzzy' },
  { __typename: 'Diary', id: 'd1', userId: 'u1', page: 'mine' },
  { __typename: 'Diary', id: 'd2', userId: 'u2', page: 'theirs' },
];
const as = (role: 'SHOPPER' | 'ANALYST' | 'ADMIN') => ({
  viewer: viewerOf({ userId: 'u1', role }),
  audit: { note: () => undefined },
});

/** The same answer by both executors. */
async function ask(text: string, contextValue: object) {
  const document = parse(text);
  const interpreted = await execute({ schema, document, contextValue });
  const ready = compileOperation({ schema, document, operationName: null });
  const compiled = await ready!({ context: contextValue, variableValues: {} });
  expect(getOperationAST(document)).toBeDefined();
  expect(compiled.data).toEqual(interpreted.data);
  expect(compiled.errors.map(String).sort()).toEqual((interpreted.errors ?? []).map(String).sort());
  return { data: interpreted.data, codes: (interpreted.errors ?? []).map(({ extensions }) => extensions['code']) };
}

test('what a type takes is asked on every way to it', async () => {
  expect(await ask('{ node(id: "s") { id } }', as('ANALYST'))).toEqual({ data: { node: null }, codes: ['FORBIDDEN'] });
  const { data } = await ask('{ nodes { __typename id ... on Secret { word } } }', as('ADMIN'));
  expect(data?.['nodes']).toHaveLength(3);
});

test("of what belongs to somebody, one sees one's own, in a list with others' too", async () => {
  const asked = '{ nodes { ... on Diary { page } ... on Secret { id } } }';
  const { data, codes } = await ask(asked, as('SHOPPER'));
  expect(data).toEqual({ nodes: [null, { page: 'mine' }, { page: null }] });
  expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});

test('a type’s and a field’s own demand have both to hold', async () => {
  expect((await ask('{ node(id: "s") { ... on Secret { word } } }', as('ANALYST'))).data).toEqual({
    node: { word: null },
  });
});

test('a field without @auth keeps its resolver, and so costs nothing', () => {
  expect(schema.getQueryType()?.getFields()['open']?.resolve?.name).toMatch(/open$/);
});

test('a subscription is refused before it begins', async () => {
  const document = parse('subscription { words }');
  const refused = await subscribe({ schema, document, contextValue: as('SHOPPER') });
  expect(refused).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN', requires: 'ANALYST' } }] });
  const begun = await subscribe({ schema, document, contextValue: as('ANALYST') });
  expect(begun).toHaveProperty('next');
});
