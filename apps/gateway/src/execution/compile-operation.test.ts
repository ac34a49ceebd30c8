import { makeExecutableSchema } from '@graphql-tools/schema';
import fc from 'fast-check';
import { execute, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compileOperation } from './compile-operation.ts';

const typeDefs = /* GraphQL */ `
  enum Size {
    SMALL
    LARGE
  }
  interface Thing {
    name: String!
    size: Size
  }
  type Shoe implements Thing {
    name: String!
    size: Size
    soles: [Float!]!
    peers(first: Int! = 1, size: Size): [Thing!]
    grid: [[Int!]]
    late: Shoe
    lateList: [Thing]
    broken: String
    brokenRequired: String!
    brokenLate: String!
    returnsError: Int
    notAList: [Int]
    mixed: [Int!]
    method(by: Int!): Int
    path: String!
  }
  type Hat implements Thing {
    name: String!
    size: Size
    brim: Int
    nowhere: String!
  }
  union Any = Shoe | Hat
  type Query {
    shoe: Shoe
    required: Shoe!
    things(first: Int = 3): [Thing!]!
    any: [Any]
    unknown: Thing
    count: Int!
  }
`;

interface Source {
  readonly __typename: 'Shoe' | 'Hat';
  readonly name: string;
  readonly size: string | null;
  readonly [field: string]: unknown;
}
const shoe: Source = {
  __typename: 'Shoe',
  name: 'Runner',
  size: 'LARGE',
  soles: new Set([1.5, 2]),
  grid: [[1, 2], null, [3]],
  notAList: 7,
  mixed: [1, Promise.resolve(2), 3],
  method: ({ by }: { by: number }, _context: unknown, info: GraphQLResolveInfo) => by * info.fieldName.length,
};
const hat: Source = { __typename: 'Hat', name: 'Panama', size: null, brim: 9, nowhere: null };

const schema: GraphQLSchema = makeExecutableSchema({
  typeDefs,
  resolvers: {
    Query: {
      shoe: () => shoe,
      required: () => Promise.resolve(shoe),
      things: (_root, { first }: { first: number }) => [shoe, hat, shoe].slice(0, first),
      any: () => [hat, Promise.resolve(shoe), null],
      unknown: () => ({ __typename: 'Glove' }),
      count: (_root, _args, context: { count: number }) => context.count,
    },
    Shoe: {
      peers: (_shoe, { first, size }: { first: number; size?: string }) =>
        [hat, shoe].filter((thing) => size === undefined || thing.size === size).slice(0, first),
      late: async () => Promise.resolve(shoe),
      lateList: () => [Promise.resolve(hat), Promise.reject(new Error('no such peer')), shoe],
      broken: () => {
        throw new GraphQLError('torn', { extensions: { code: 'TORN' } });
      },
      brokenRequired: () => {
        throw new Error('torn for good');
      },
      brokenLate: () => Promise.reject(new Error('torn later')),
      returnsError: () => new Error('returned'),
      path: (...asked: readonly [unknown, unknown, unknown, GraphQLResolveInfo]) => JSON.stringify(asked[3].path),
    },
  },
});

const context = { count: 5 };

async function interpreted(document: DocumentNode, variableValues: Record<string, unknown>): Promise<ExecutionResult> {
  return execute({ schema, document, variableValues, contextValue: context });
}

async function compiled(document: DocumentNode, variableValues: Record<string, unknown>): Promise<ExecutionResult> {
  const operation = compileOperation({ schema, document, operationName: null });
  if (operation === undefined) throw new Error('expected a query that can be compiled');
  const { data, errors } = await operation({ context, variableValues });
  return errors.length === 0 ? { data } : { data, errors };
}

/** In one order: which of two failures is told first is up to who gets there first. */
const told = ({ errors = [] }: ExecutionResult): string[] =>
  errors.map((error) => JSON.stringify({ ...error.toJSON(), extensions: error.extensions })).sort();

async function expectAlike(text: string, variables: Record<string, unknown> = {}): Promise<ExecutionResult> {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const [ours, theirs] = [await compiled(document, variables), await interpreted(document, variables)];
  // As text: the order of the keys is part of the answer.
  expect(JSON.stringify(ours.data)).toBe(JSON.stringify(theirs.data));
  expect(told(ours)).toEqual(told(theirs));
  return ours;
}

describe('answers are those of graphql-js', () => {
  test.each([
    ['fields, enums, sets, lists in lists', '{ shoe { name size soles grid } count }'],
    ['aliases, and fields of one key that add up', '{ shoe { a: name b: name } shoe { size } x: shoe { name } }'],
    [
      'fragments, also nested and twice',
      '{ shoe { ...A ...A } } fragment A on Shoe { name ...B } fragment B on Thing { size }',
    ],
    [
      'interfaces and unions by type',
      '{ things { name ... on Shoe { soles } ... on Hat { brim } } any { __typename ... on Hat { brim } ... on Thing { name } } }',
    ],
    ['typename of objects and of the root', '{ __typename shoe { __typename t: __typename } }'],
    ['promises, of objects, lists and items', '{ required { late { late { name } } mixed } any { __typename } }'],
    [
      'arguments, their defaults and enums',
      '{ things { ... on Shoe { peers { name } all: peers(first: 2) { name } large: peers(first: 2, size: LARGE) { name } } } }',
    ],
    ['methods with arguments and info', '{ shoe { method(by: 3) } }'],
    [
      'the path of a resolver, through lists and types',
      '{ things { ... on Shoe { path late { path } } } any { ... on Shoe { where: path } } }',
    ],
  ])('%s', async (_what, text) => {
    expect((await expectAlike(text)).errors).toBeUndefined();
  });

  test.each([
    ['null where the schema allows it', '{ shoe { broken name returnsError } }'],
    ['null further up where it does not', '{ shoe { name brokenRequired } count }'],
    ['null further up, later', '{ shoe { name late { brokenLate } } count }'],
    ['nothing at all where nothing may be null', '{ required { brokenRequired } }'],
    ['null for one of a list', '{ shoe { lateList { name } } }'],
    ['null for a list that is none', '{ shoe { notAList name } }'],
    ['null for a list of what may not be null', '{ things { name ... on Hat { nowhere } } }'],
    ['a type that is none of the possible ones', '{ unknown { name } }'],
  ])('failures: %s', async (_what, text) => {
    const document = parse(text);
    const [ours, theirs] = [await compiled(document, {}), await interpreted(document, {})];
    expect(JSON.stringify(ours.data)).toBe(JSON.stringify(theirs.data));
    const places = ({ errors = [] }: ExecutionResult): string[] =>
      errors.map(({ path }) => JSON.stringify(path)).sort();
    expect(places(ours).length).toBeGreaterThan(0);
    expect(places(ours)).toEqual(places(theirs));
  });

  test('an error keeps its own code, its path and its place in the document', async () => {
    const { errors } = await expectAlike('{ shoe { broken } }');
    expect(errors?.[0]).toMatchObject({ message: 'torn', path: ['shoe', 'broken'], extensions: { code: 'TORN' } });
    expect(errors?.[0]?.locations).toEqual([{ line: 1, column: 10 }]);
  });

  test('one compiled operation answers each request by its own variables and context', async () => {
    const document = parse(
      'query ($first: Int, $size: Size) { things(first: $first) { ... on Shoe { peers(first: 2, size: $size) { name } } } count }',
    );
    const operation = compileOperation({ schema, document, operationName: null });
    for (const variableValues of [{ first: 1 }, { first: 2, size: 'LARGE' }, {}, { first: 1, size: 'SMALL' }]) {
      for (const contextValue of [{ count: 1 }, { count: 2 }]) {
        const ours = await operation?.({ context: contextValue, variableValues });
        const theirs = await execute({ schema, document, variableValues, contextValue });
        expect(JSON.stringify(ours?.data)).toBe(JSON.stringify(theirs.data));
      }
    }
  });
});

/** Fields to choose among. graphql-js leaves rejections behind where both kinds come together, which would end the test. */
interface Fields {
  readonly leaves: Readonly<Record<string, readonly string[]>>;
  readonly branches: readonly (readonly [field: string, type: string])[];
  readonly roots: readonly (readonly [field: string, type: string])[];
}

const LEAVES = [
  'name',
  'size',
  'soles',
  'grid',
  'broken',
  'returnsError',
  'notAList',
  'method(by: 2)',
  'path',
  '__typename',
];
const AT_ONCE: Fields = {
  leaves: { Shoe: [...LEAVES, 'brokenRequired'], Hat: ['name', 'brim', 'nowhere'], Thing: ['name', '__typename'] },
  branches: [['peers(first: 2)', 'Thing']],
  roots: [
    ['shoe', 'Shoe'],
    ['things', 'Thing'],
  ],
};
const LATER: Fields = {
  leaves: { Shoe: [...LEAVES, 'mixed'], Hat: ['name', 'size', 'brim'], Thing: ['name', '__typename'] },
  branches: [
    ['peers(first: 2)', 'Thing'],
    ['late', 'Shoe'],
    ['lateList', 'Thing'],
  ],
  roots: [
    ['required', 'Shoe'],
    ['things', 'Thing'],
    ['shoe', 'Shoe'],
  ],
};

/** Any selection of a type; each field gets a key of its own, so that none get in each other's way. */
function selection(type: string, depth: number, fields: Fields): fc.Arbitrary<string> {
  const leaf = fc.constantFrom(...(fields.leaves[type] ?? []));
  const inner = (of: string, before: string): fc.Arbitrary<string> =>
    selection(of, depth - 1, fields).map((text) => `${before} ${text}`);
  const branches = depth > 0 && type === 'Shoe' ? fields.branches.map(([field, of]) => inner(of, field)) : [];
  const narrowed = depth > 0 && type === 'Thing' ? ['Shoe', 'Hat'].map((of) => inner(of, `... on ${of}`)) : [];
  const parts = [leaf, ...branches, ...narrowed];
  return fc
    .array(fc.oneof(...parts), { minLength: 1, maxLength: 4 })
    .map((chosen) => `{ ${chosen.map((part) => (part.startsWith('...') ? part : `KEY: ${part}`)).join(' ')} }`);
}

function query(fields: Fields): fc.Arbitrary<string> {
  const root = fc.oneof(
    ...fields.roots.map(([field, type]) => selection(type, 2, fields).map((text) => `${field} ${text}`)),
  );
  return fc.array(root, { minLength: 1, maxLength: 3 }).map((roots) => {
    let keys = 0;
    return `{ ${roots.map((text) => `KEY: ${text}`).join(' ')} }`.replaceAll('KEY', () => `k${keys++}`);
  });
}

test.each([
  ['failing or not', AT_ONCE],
  ['at once or later', LATER],
])('any query of the schema, %s, is answered as by graphql-js', async (_what, fields) => {
  await fc.assert(
    fc.asyncProperty(query(fields), async (text) => {
      const parsed = parse(text);
      expect(validate(schema, parsed)).toEqual([]);
      const [ours, theirs] = [await compiled(parsed, {}), await interpreted(parsed, {})];
      expect(JSON.stringify(ours.data)).toBe(JSON.stringify(theirs.data));
      expect(ours.errors === undefined).toBe(theirs.errors === undefined);
    }),
    { numRuns: 100 },
  );
});

test('one of a list that fails at once leaves nobody unwatched who fails later: the process would end of it', async () => {
  const { data, errors } = await compiled(
    parse('{ things { name ... on Shoe { brokenLate } ... on Hat { nowhere } } }'),
    {},
  );
  expect(data).toBeNull();
  expect(errors?.map(({ path }) => path)).toEqual([['things', 1, 'nowhere']]);
});

test.each([
  ['a mutation', 'mutation { __typename }'],
  ['a directive', 'query ($if: Boolean!) { shoe { name @include(if: $if) } }'],
  ['introspection', '{ __schema { queryType { name } } }'],
  ["a key of JavaScript's own", '{ __proto__: count }'],
])('%s is left to graphql-js', (_what, text) => {
  expect(compileOperation({ schema, document: parse(text), operationName: null })).toBeUndefined();
});

test('of several operations the named one is compiled', async () => {
  const two = parse('query A { count } query B { shoe { name } }');
  const operation = compileOperation({ schema, document: two, operationName: 'B' });
  expect((await operation?.({ context, variableValues: {} }))?.data).toEqual({ shoe: { name: 'Runner' } });
  expect(compileOperation({ schema, document: two, operationName: null })).toBeUndefined();
});
