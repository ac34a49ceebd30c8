import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { expect, test } from 'vitest';
import { repetitionRule } from './repetition-rule.ts';

const schema = buildSchema('type Query { a: Query b: Int }');
const refused = (text: string) =>
  validate(schema, parse(text), [...specifiedRules, repetitionRule({ repeats: 3, maxErrors: 2 })], { maxErrors: 2 });

test.each([
  ['three times', '{ b b b }', 0],
  ['four times', '{ b b b b }', 4],
  ['in fragments and inside each other', '{ b a { b ... { b } ...F } } fragment F on Query { b }', 4],
  ['under names of their own', '{ c: b d: b e: b b }', 0],
] as const)('%s', (...[, text, asked]) => {
  const [error] = refused(text);
  expect(error?.extensions['asked'] ?? 0).toBe(asked);
});

test('fields are not compared any more: the first message is the only one but for the one that says it gave up', () => {
  const messages = new Set(refused(`{ ${'b '.repeat(900)} nothing }`).map(({ message }) => message));
  expect([...messages]).toEqual([
    'fields of one name: expected at most 3, got 900',
    'Too many validation errors, error limit reached. Validation aborted.',
  ]);
});
