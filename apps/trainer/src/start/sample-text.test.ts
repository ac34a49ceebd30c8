import { expect, test } from 'vitest';
import type { SampleAnswer } from './sample-query.ts';
import { sampleText } from './sample-text.ts';

const answer = (overrides: Partial<SampleAnswer> = {}): SampleAnswer => ({
  shopper: 's-1',
  totalCount: 1_204,
  model: 'network m1',
  degraded: [],
  totalMs: 41.6,
  hits: [
    { id: 'a', title: 'Red shoe', price: 'EUR 59.90', score: 0.81234 },
    { id: 'b', title: '红色跑鞋', score: 0.5 },
  ],
  ...overrides,
});

test('each shopper’s answer has a head, and a line a product: place, score, price, title', () => {
  expect(sampleText({ query: 'shoes', answers: [answer(), answer({ shopper: 's-2', hits: [] })] })).toBe(
    [
      '“shoes” for shopper s-1 (1,204 matches, ranked by network m1 in 42 ms)',
      '  1.  0.812     EUR 59.90  Red shoe',
      '  2.  0.500      no price  红色跑鞋',
      '',
      '“shoes” for shopper s-2 (1,204 matches, ranked by network m1 in 42 ms)',
    ].join('\n'),
  );
});

test('what the answer had to do without is said', () => {
  const text = sampleText({ query: 'shoes', answers: [answer({ degraded: ['MODEL_UNAVAILABLE'] })] });
  expect(text.split('\n')[0]).toContain('in 42 ms, MODEL_UNAVAILABLE)');
});

test('where nobody is known, the answer is a stranger’s', () => {
  const text = sampleText({ query: 'shoes', answers: [answer({ shopper: undefined })] });
  expect(text.startsWith('“shoes” for a stranger (1,204 matches')).toBe(true);
});
