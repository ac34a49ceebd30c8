import { getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { operationShape } from './operation-shape.ts';

function shape(text: string) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('expected one operation');
  return operationShape(document, operation);
}

test.each([
  ['fields, one in the other', '{ a { b { c } } d }', { depth: 3 }],
  ['a fragment adds no depth of its own', '{ a { ...F ... on B { c } } } fragment F on A { b { c } }', { depth: 3 }],
  ['another name for __typename is an alias', '{ a: __typename b: c { d: e } f }', { aliases: 3 }],
  [
    'a fragment counts wherever it is spread',
    '{ x { ...F } y { ...F } } fragment F on A { a: b c: d }',
    { aliases: 4 },
  ],
  [
    'directives stand on operations, variables, fields and fragments',
    'query ($v: Int @a) @b { c @d { ...F @e ... @f { g } } } fragment F on A @h { i @j }',
    { directives: 7 },
  ],
  [
    'introspection, also in a fragment',
    '{ ...F } fragment F on Query { __type(name: "A") { name } }',
    { introspects: true },
  ],
  ['what __schema holds is no depth', '{ __schema { types { fields { type { name } } } } }', { depth: 1 }],
  ['what a subgraph is asks for the schema', '{ _service { sdl } }', { introspects: true, depth: 2 }],
  ['__typename is no introspection', '{ __typename }', { introspects: false }],
])('%s', (_fact, text, expected) => {
  expect(shape(text)).toMatchObject(expected);
});

test('fragments that hold each other end, and 2^60 ways through fragments are counted at once', () => {
  expect(shape('{ ...A } fragment A on Q { a { ...B } } fragment B on Q { ...A }').depth).toBe(1);
  const chain = Array.from({ length: 60 }, (_, i) => `fragment F${i} on A { ...F${i + 1} ...F${i + 1} }`);
  expect(shape(`{ ...F0 } ${chain.join(' ')} fragment F60 on A { a: b }`).aliases).toBe(2 ** 60);
});
