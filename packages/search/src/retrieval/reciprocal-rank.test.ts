import { sourcesIn } from '@fusionrank/domain/source-bits';
import { expect, test } from 'vitest';
import { fuseByReciprocalRank, type FusedRows } from './reciprocal-rank.ts';

const sourcesOf = ({ sources }: FusedRows) => Array.from(sources, sourcesIn);

const lists = [
  { source: 'lexical' as const, rows: Int32Array.of(7, 4) },
  { source: 'semantic' as const, rows: Int32Array.of(4, 2) },
];

test('matches the values worked by hand, and remembers every source', () => {
  const fused = fuseByReciprocalRank(lists, 10);
  // 4: 1/62 + 1/61; 7: 1/61; 2: 1/62.
  expect([...fused.rows]).toEqual([4, 7, 2]);
  expect(fused.scores[0]).toBeCloseTo(0.0325225, 6);
  expect(fused.scores[1]).toBeCloseTo(0.0163934, 6);
  expect(sourcesOf(fused)).toEqual([['lexical', 'semantic'], ['lexical'], ['semantic']]);
});

test('a source of several lists is told once', () => {
  const [first] = lists;
  expect(sourcesOf(fuseByReciprocalRank([...lists, first!], 1))).toEqual([['lexical', 'semantic']]);
});

test('the limit cuts the worst, no lists give no rows, equal sums stand by row', () => {
  expect([...fuseByReciprocalRank(lists, 1).rows]).toEqual([4]);
  expect([...fuseByReciprocalRank([], 5).rows]).toEqual([]);
  const tied = fuseByReciprocalRank(
    [
      { source: 'lexical', rows: Int32Array.of(9) },
      { source: 'new', rows: Int32Array.of(3) },
    ],
    5,
  );
  expect([...tied.rows]).toEqual([3, 9]);
});
