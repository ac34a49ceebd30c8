import { trainIals } from '@fusionrank/model/behaviour';
import { factorScores } from './factor-scores.ts';
import { gridContender } from './set-contender.ts';

const ITERATIONS = 8;

/** Implicit-feedback matrix factorisation by alternating least squares. */
export const ials = gridContender({
  name: 'iALS',
  budgetShare: 1,
  grid: [64, 128].flatMap((factors) =>
    [1, 10].flatMap((alpha) => [0.1, 0.02].map((regularization) => ({ factors, alpha, regularization }))),
  ),
  /** Of the systems solved, between a matrix's square and its cube. */
  cost: ({ factors }) => factors ** 2.5,
  fit: (histories, settings, { seed, onProgress, signal }) =>
    factorScores(trainIals(histories, { ...settings, iterations: ITERATIONS, seed }, { onProgress, signal })),
});
