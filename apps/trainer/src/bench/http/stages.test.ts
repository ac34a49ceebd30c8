import { expect, test } from 'vitest';
import { summary } from './stages.ts';

const timing = (rank: number, retrieve: number) => ({
  totalMs: rank + retrieve + 1,
  stages: [
    { name: 'retrieve', ms: retrieve },
    { name: 'rank', ms: rank },
  ],
});

test('stages keep their order, each with its own median; the rest is told apart', () => {
  expect(summary([timing(5, 1), timing(7, 2), timing(6, 9)], [0.5, 3, 1])).toEqual({
    stages: [
      { name: 'retrieve', medianMs: 2, p99Ms: 9 },
      { name: 'rank', medianMs: 6, p99Ms: 7 },
    ],
    pipelineMedianMs: 10,
    restMedianMs: 1,
  });
});
