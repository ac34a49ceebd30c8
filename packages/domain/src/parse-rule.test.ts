import { expect, test } from 'vitest';
import { parseRuleContent } from './parse-rule.ts';

const pin = { kind: 'pin', itemId: 'a', position: 0 };
const rule = (change: object = {}) => ({ name: 'A rule', action: pin, ...change });

test('what is not said is a priority of 0 and no condition', () => {
  expect(parseRuleContent(rule())).toEqual({ name: 'A rule', priority: 0, condition: {}, action: pin });
});

test('what was parsed is parsed again from its JSON', () => {
  const condition = {
    query: { match: 'anyWord', phrases: ['shoes', '鞋'] },
    category: ['Footwear'],
    segments: ['new'],
    from: '2026-11-01T00:00:00Z',
    until: '2026-12-01T00:00:00+01:00',
  };
  const filters = [
    { kind: 'terms', key: 'brand', anyOf: ['Nike'] },
    { kind: 'range', key: 'price', max: 50 },
    { kind: 'category', path: ['Footwear'] },
    { kind: 'availability', anyOf: ['IN_STOCK'] },
  ];
  const action = { kind: 'boost', by: 1.5, items: { kind: 'matching', filters } };
  const parsed = parseRuleContent(rule({ priority: -5, condition, action }));
  expect(parsed.condition.until).toEqual(new Date('2026-11-30T23:00:00Z'));
  expect(parseRuleContent(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
  expect(parseRuleContent(parsed)).toEqual(parsed);
});

test.each([
  [null, /^rule: /],
  [rule({ name: ' ' }), /^name: /],
  [rule({ priority: 0.5 }), /^priority: /],
  [rule({ priority: 1_001 }), /^priority: /],
  [rule({ more: 1 }), /^rule: /],
  [rule({ action: { kind: 'delete' } }), /^action\.kind: /],
  [rule({ action: { ...pin, position: 100 } }), /^action\.position: /],
  [rule({ action: { ...pin, itemId: '' } }), /^action\.itemId: item id: expected 1 to 200/],
  [rule({ action: { kind: 'boost', by: 0, items: { kind: 'items', itemIds: ['a'] } } }), /^action\.by: /],
  [rule({ action: { kind: 'bury', by: 5.1, items: { kind: 'items', itemIds: ['a'] } } }), /^action\.by: /],
  [rule({ action: { kind: 'hide', items: { kind: 'items', itemIds: [] } } }), /^action\.items\.itemIds: /],
  [
    rule({ action: { kind: 'filter', filters: [{ kind: 'range', key: 'price' }] } }),
    /^action\.filters\.0: expected min, max or both/,
  ],
  [
    rule({ action: { kind: 'filter', filters: [{ kind: 'range', key: 'price', min: 2, max: 1 }] } }),
    /^action\.filters\.0: expected min ≤ max/,
  ],
  [
    rule({ condition: { query: { match: 'exact', phrases: ['sale'] } }, action: { kind: 'redirect', url: '//x' } }),
    /^action\.url: expected an http/,
  ],
  [rule({ action: { kind: 'redirect', url: '/sale' } }), /^condition: expected a query or a category/],
  [rule({ condition: { query: { match: 'exact', phrases: ['!'] } } }), /^condition\.query\.phrases\.0: expected words/],
  [
    rule({ condition: { from: '2026-11-01T00:00:00Z', until: '2026-11-01T00:00:00Z' } }),
    /^condition: expected from before until/,
  ],
  [rule({ condition: { from: 'today' } }), /^condition\.from: /],
  [
    rule({
      condition: { segments: ['new'] },
      action: { kind: 'synonym', synonym: { kind: 'group', phrases: ['a', 'b'] } },
    }),
    /^condition: expected no condition for a synonym/,
  ],
  [rule({ action: { kind: 'synonym', synonym: { kind: 'one-way', from: 'a', to: [] } } }), /^action\.synonym\.to: /],
])('%j is refused with its place', (value, message) => {
  expect(() => parseRuleContent(value)).toThrow(message);
});
