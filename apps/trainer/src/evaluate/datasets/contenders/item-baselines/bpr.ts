import { trainBpr, type SparseMatrix } from '@fusionrank/model/behaviour';
import type { FitContext } from '../../contender.ts';
import { choiceFacts, chosenSettings } from './chosen-settings.ts';
import { earlyStopping } from './early-stopping.ts';
import { factorScores } from './factor-scores.ts';
import type { SetContender } from './history-sets.ts';
import { validationNdcg, type UserScores } from './validation-ndcg.ts';

const SHARED = { width: 64, learningRate: 0.05 };
const GRID = [0.01, 0.05].map((regularization) => ({ ...SHARED, regularization }));
type Settings = (typeof GRID)[number];
const MOST_EPOCHS = 200;
const EPOCHS_BETWEEN_JUDGEMENTS = 5;
const PATIENCE = 20;

/** Matrix factorisation by pairwise ranking, stopped early on validation; for test anew, for as many epochs. */
export const bpr: SetContender = {
  name: 'matrix factorisation (BPR)',
  budgetShare: 1,
  fit: async ({ before, validation }, context) => {
    const again = before.test !== before.valid;
    const judge = validationNdcg(validation, context.seed);
    const fits = GRID.length + (again ? 1 : 0);
    let fitted = 0;
    const search = {
      grid: GRID,
      fit: (settings: Settings) => stoppedEarly(before.valid, { settings, judge, until: ++fitted / fits }, context),
      judge,
      fitsAfterwards: fits - GRID.length,
    };
    const chosen = await chosenSettings(search, context);
    const { scores: valid, epochs } = chosen.model;
    const { seed, onProgress, signal } = context;
    const test = again
      ? factorScores(trainBpr(before.test, { ...chosen.settings, epochs, seed }, { onProgress, signal }))
      : valid;
    const scores = { valid, test };
    return { settings: { ...chosen.settings, epochs, ...choiceFacts(chosen) }, scores: (split) => scores[split] };
  },
};

interface Stopping {
  readonly settings: Settings;
  readonly judge: (scores: UserScores) => number;
  /** Part of the budget after which it stops, in (0, 1]. */
  readonly until: number;
}

function stoppedEarly(
  histories: SparseMatrix,
  { settings, judge, until }: Stopping,
  { seed, budget, onProgress, signal }: FitContext,
): { readonly scores: UserScores; readonly epochs: number } {
  const stopping = earlyStopping((factors) => judge(factorScores(factors)), PATIENCE);
  const last = trainBpr(
    histories,
    { ...settings, epochs: MOST_EPOCHS, seed },
    {
      onProgress,
      signal,
      onEpoch: (factors, epoch) => {
        const isOver = budget.isSpent(until) || epoch === MOST_EPOCHS;
        if (epoch % EPOCHS_BETWEEN_JUDGEMENTS !== 0 && !isOver) return 'go on';
        return stopping.see(factors, epoch) === 'stop' || isOver ? 'stop' : 'go on';
      },
    },
  );
  const { factors, epoch } = stopping.best() ?? { factors: last, epoch: 0 };
  return { scores: factorScores(factors), epochs: epoch };
}
