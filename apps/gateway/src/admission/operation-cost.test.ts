import { makeExecutableSchema } from '@graphql-tools/schema';
import { getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { operationCost } from './operation-cost.ts';

const schema = makeExecutableSchema({
  typeDefs: /* GraphQL */ `
    directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT
    directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
    type Query {
      search(first: Int! = 5): Connection
        @cost(weight: 50)
        @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
      items(ids: [ID!]!): [Item] @listSize(slicingArguments: ["ids"])
      node: Node
      heavy: Heavy
    }
    type Mutation {
      track(input: Input!): [Item] @listSize(slicingArguments: ["input.events"])
    }
    input Input {
      events: [ID!]!
    }
    type Connection {
      nodes: [Item!]!
      total: Int
    }
    interface Node {
      id: ID!
    }
    type Item implements Node {
      id: ID!
      like(first: Int! = 4): Connection @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
      tags: [String!]
    }
    type Heavy implements Node @cost(weight: 7) {
      id: ID!
    }
  `,
});

function cost(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('expected one operation');
  const { slices, of } = operationCost(schema, document, operation);
  return of(slices.map(({ read }) => read(variables)));
}

test.each([
  ['a value is a tenth, rounded up', '{ __typename }', {}, 1],
  // 50 + the connection + 5 items, each 1 and its id.
  ['the default of the schema sizes the list', '{ search { nodes { id } } }', {}, 57],
  ['a literal', '{ search(first: 100) { nodes { id } } }', {}, 161],
  ['a variable', 'query ($n: Int!) { search(first: $n) { nodes { id } } }', { n: 100 }, 161],
  ["a variable's default", 'query ($n: Int! = 100) { search(first: $n) { nodes { id } } }', {}, 161],
  ['a variable over its default', 'query ($n: Int! = 100) { search(first: $n) { nodes { id } } }', { n: 0 }, 51],
  ['a number below 0 is refused later and pays nothing back', '{ search(first: -100) { nodes { id } } }', {}, 51],
  ['ids', '{ items(ids: ["a", "b", "c"]) { id } }', {}, 4],
  ['ids in a variable', 'query ($ids: [ID!]!) { items(ids: $ids) { id } }', { ids: Array(50).fill('x') }, 55],
  ['one id in place of a list', 'query ($ids: [ID!]!) { items(ids: $ids) { id } }', { ids: 'x' }, 2],
  [
    'inside an input',
    'mutation ($input: Input!) { track(input: $input) { id } }',
    { input: { events: ['a', 'b'] } },
    3,
  ],
  [
    'inside an input that is written out',
    'mutation ($events: [ID!]!) { track(input: { events: $events }) { id } }',
    { events: Array(20).fill('x') },
    22,
  ],
  // 5 items × (1 + a connection of 4 × (1 + 0.1)).
  ['lists in lists multiply', '{ search { nodes { like { nodes { id } } } } }', {}, 83],
  ['a list of values that nothing sizes: ten', '{ items(ids: "a") { tags } }', {}, 2],
  ['an object is an object without a thing asked of it that weighs', '{ items(ids: []) { id } }', {}, 0],
  ['fragments', '{ search { ...C } } fragment C on Connection { nodes { ...I } } fragment I on Item { id }', {}, 57],
  ['aliases', '{ a: search { nodes { id } } b: search(first: 100) { nodes { id } } }', {}, 218],
  ['inline fragments', '{ search { ... on Connection { nodes { ... { id } } } } }', {}, 57],
  ['an interface is as dear as its dearest type', '{ node { id } heavy { id } }', {}, 15],
  ['introspection', '{ __schema { types { name } } }', {}, 1000],
] as const)('%s', (...[, text, variables, expected]) => {
  expect(cost(text, variables)).toBe(expected);
});

test('5,000 empty objects are 5,000', () => {
  expect(cost('{ search(first: 5000) { nodes { __typename } } }')).toBeGreaterThan(5_000);
});

test('2^40 ways through fragments are added up at once, and more than a number can say is Infinity', () => {
  const chain = Array.from(
    { length: 40 },
    (_, i) => `fragment F${i} on Item { like { nodes { ...F${i + 1} } } b: like { nodes { ...F${i + 1} } } }`,
  );
  const began = performance.now();
  expect(cost(`{ items(ids: "a") { ...F0 } } ${chain.join(' ')} fragment F40 on Item { id }`)).toBeGreaterThan(1e30);
  expect(performance.now() - began).toBeLessThan(1_000);
  const nested = `${'like(first: 2147483647) { nodes { '.repeat(40)} id ${'} } '.repeat(40)}`;
  expect(cost(`{ items(ids: "a") { ${nested} } }`)).toBe(Infinity);
});

test('fragments that hold each other end', () => {
  expect(cost('{ items(ids: "a") { ...A } } fragment A on Item { id ...B } fragment B on Item { id ...A }')).toBe(2);
});
