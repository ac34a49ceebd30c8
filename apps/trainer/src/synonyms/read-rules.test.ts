import { expect, test } from 'vitest';
import { readRules } from './read-rules.ts';

const oneWay = (from: string, ...to: string[]) => ({ kind: 'one-way', from, to });
const group = (...phrases: string[]) => ({ kind: 'group', phrases });

test('lines are rules: an arrow one way, commas both ways, and what begins with # is a remark', () => {
  const text =
    '\uFEFF# furniture\r\ncouch -> sofa, two seater\r\n\r\n  sneakers, running shoes ,运动鞋\n跑鞋 → 运动鞋，球鞋\na=>b';
  expect(readRules(text, 's.txt')).toEqual([
    oneWay('couch', 'sofa', 'two seater'),
    group('sneakers', 'running shoes', '运动鞋'),
    oneWay('跑鞋', '运动鞋', '球鞋'),
    oneWay('a', 'b'),
  ]);
});

test('JSON says the same', () => {
  const text = ' [{ "from": "couch", "to": ["sofa"] }, { "group": ["sneakers", "trainers"] }]';
  expect(readRules(text, 's.json')).toEqual([oneWay('couch', 'sofa'), group('sneakers', 'trainers')]);
});

test.each(['', '# nothing\n', '[]'])('%j holds no rules', (text) => {
  expect(readRules(text, 's')).toEqual([]);
});

test.each([
  ['couch', 's, rule at 1: expected 2 to 50 phrases, got 1'],
  ['\ncouch ->', 's, rule at 2: expected words, got ""'],
  ['-> sofa', 'rule at 1: expected words, got ""'],
  ['a -> b -> c', 'rule at 1: expected words, got "b → c"'],
  ['a, !, b', 'expected words, got "!"'],
  [`a, ${'x'.repeat(101)}`, 'expected phrases of at most 100 characters, got 101'],
  ['a\u0000b, c', 'expected words, got "a\\u0000b"'],
  ['[{ "from": "a" }]', 'got something else at 0'],
  ['[1', 's: expected JSON, got'],
  ['a, b\n'.repeat(20_001), 'expected at most 20000 rules, got 20001'],
])('%j is refused with its place', (text, message) => {
  expect(() => readRules(text, 's')).toThrow(message);
});
