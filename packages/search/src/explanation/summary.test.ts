import { SCORE_PARTS, type ScorePart } from '@fusionrank/model/ranking';
import { expect, test } from 'vitest';
import { summary } from './summary.ts';

function shareOf(shapley: Partial<Record<ScorePart, number>>) {
  const whole = Object.fromEntries(SCORE_PARTS.map((part) => [part, shapley[part] ?? 0])) as Record<ScorePart, number>;
  const gain = Object.values(whole).reduce((sum, share) => sum + share, 0);
  return { logit: gain - 2, baselineLogit: -2, shapley: whole };
}

test('names the two parts that say most on each side, largest first', () => {
  const share = shareOf({ text: 0.4, image: 0.1, 'query-match': 1.2, numeric: -0.3, behaviour: -0.1, context: -0.004 });
  expect(summary(share)).toBe(
    'Scores 1.30 above the average product without query and shopper; for it: its match with the query (+1.20) and its text (+0.40); against it: its price, rating and other numbers (−0.30) and how shoppers choose it (−0.10).',
  );
});

test('leaves out a side that says nothing', () => {
  expect(summary(shareOf({ context: -0.5 }))).toBe(
    "Scores 0.50 below the average product without query and shopper; against it: the shopper's taste (−0.50).",
  );
  expect(summary(shareOf({}))).toMatch(/nothing tells it from that one\.$/);
});
