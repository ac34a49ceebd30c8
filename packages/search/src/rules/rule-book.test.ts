import { createRng } from '@fusionrank/domain/rng';
import { QUERY_MATCHES, type QueryPattern, type RuleCondition } from '@fusionrank/domain/rule';
import type { Filter } from '@fusionrank/domain/search';
import { expect, test } from 'vitest';
import { createRuleBook } from './rule-book.ts';
import { queryWordsOf, ruleWords, typedKey } from './query-keys.ts';
import { aRule, items } from './rule-builders.fixture.ts';

const hide = { kind: 'hide', items: items('a') } as const;
const NOW = new Date('2026-11-30T12:00:00Z');

function holds(condition: RuleCondition, text: string, filters: readonly Filter[] = []): boolean {
  const book = createRuleBook([aRule('r', hide, { condition })]);
  return book.holding({ query: { text, browsing: text === '' }, filters, now: NOW }).length === 1;
}
const forQuery = (match: QueryPattern['match'], ...phrases: string[]): RuleCondition => ({ query: { match, phrases } });

test.each([
  ['exact', 'running shoes', 'Running  SHOE', true],
  ['exact', 'running shoes', 'running shoes for men', false],
  ['exact', 'shoes', 'shoes under 50', true],
  ['exact', 'shoes for men', 'shoes men', true],
  ['exact', '跑鞋', '跑鞋', true],
  ['contains', 'running shoe', 'red running shoes', true],
  ['contains', 'running shoe', 'shoes for running', false],
  ['contains', 'shoe', 'shoelace', false],
  ['contains', 'Café', 'the cafe tables', true],
  ['anyWord', 'boots sandals', 'red sandal', true],
  ['anyWord', 'boots sandals', 'red shoes', false],
  ['prefix', 'run', 'Running shoes', true],
  ['prefix', 'running s', 'running  shoes', true],
  ['prefix', 'shoes', 'running shoes', false],
  ['prefix', 'runner', 'run', false],
] as const)('%s %j, asked for %j: %s', (...row) => {
  const [match, phrase, text, expected] = row;
  expect(holds(forQuery(match, phrase), text)).toBe(expected);
});

test('the corrected text is what counts', () => {
  const book = createRuleBook([aRule('r', hide, { condition: forQuery('exact', 'shoes') })]);
  const query = { text: 'shos', correctedText: 'shoes', browsing: false };
  expect(book.holding({ query, filters: [], now: NOW })).toHaveLength(1);
});

test('a rule for a query does not hold where nothing was asked', () => {
  expect(holds(forQuery('prefix', 's'), '')).toBe(false);
  expect(holds({}, '')).toBe(true);
});

test('a rule for a category holds there and below, not above', () => {
  const at = (...path: string[]): Filter[] => [{ kind: 'category', path }];
  const condition = { category: ['Shoes', 'Boots'] };
  expect(holds(condition, '', at('Shoes', 'Boots', 'High'))).toBe(true);
  expect(holds(condition, '', at('Shoes', 'Boots'))).toBe(true);
  expect(holds(condition, '', at('Shoes'))).toBe(false);
  expect(holds(condition, 'boots')).toBe(false);
  expect(holds({ ...condition, ...forQuery('exact', 'red') }, 'red', at('Shoes', 'Boots'))).toBe(true);
  expect(holds({ ...condition, ...forQuery('exact', 'red') }, 'red')).toBe(false);
});

test('a schedule begins with its first instant and ends before its last', () => {
  const later = new Date(NOW.getTime() + 1);
  expect(holds({ from: NOW, until: later }, 'x')).toBe(true);
  expect(holds({ from: later }, 'x')).toBe(false);
  expect(holds({ until: NOW }, 'x')).toBe(false);
});

test('the larger priority goes first, and ids decide between equals', () => {
  const book = createRuleBook([aRule('b', hide), aRule('a', hide), aRule('c', hide, { priority: 1 })]);
  const held = book.holding({ query: { text: '', browsing: true }, filters: [], now: NOW });
  expect(held.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});

test('synonyms hold by the vocabulary alone', () => {
  const synonym = { kind: 'group', phrases: ['a', 'b'] } as const;
  const book = createRuleBook([aRule('s', { kind: 'synonym', synonym })]);
  expect(book.holding({ query: { text: 'a', browsing: false }, filters: [], now: NOW })).toEqual([]);
  expect(book.rules).toHaveLength(1);
});

/** What the index has to find, said plainly. */
function matches({ match, phrases }: QueryPattern, text: string): boolean {
  const said = queryWordsOf(text);
  return phrases.some((phrase) => {
    const words = ruleWords(phrase);
    switch (match) {
      case 'exact':
        return said.join(' ') === words.join(' ');
      case 'contains':
        return ` ${said.join(' ')} `.includes(` ${words.join(' ')} `);
      case 'anyWord':
        return words.some((word) => said.includes(word));
      case 'prefix':
        return typedKey(text).startsWith(typedKey(phrase));
    }
  });
}

test('the index finds what looking at every rule finds, for random rules and queries', () => {
  const rng = createRng('rules');
  const words = ['red', 'shoes', 'run', 'running', 'boot', 'big', 'café', 'in'];
  const phrase = (): string => Array.from({ length: 1 + rng.below(3) }, () => words[rng.below(words.length)]).join(' ');
  const rules = Array.from({ length: 300 }, (_, i) =>
    aRule(`r${i}`, hide, {
      condition: forQuery(QUERY_MATCHES[rng.below(4)] ?? 'exact', ...Array.from({ length: 1 + rng.below(2) }, phrase)),
    }),
  );
  const book = createRuleBook(rules);
  for (let round = 0; round < 300; round++) {
    const text = phrase();
    const plain = rules.filter(({ condition: { query } }) => query !== undefined && matches(query, text));
    const held = book.holding({ query: { text, browsing: false }, filters: [], now: NOW });
    expect(new Set(held.map(({ id }) => id))).toEqual(new Set(plain.map(({ id }) => id)));
  }
});
