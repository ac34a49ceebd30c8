import type { SparseMatrix } from '@fusionrank/model/behaviour';
import type { FitContext } from '../../contender.ts';
import { choiceFacts, chosenSettings } from './chosen-settings.ts';
import type { SetContender } from './history-sets.ts';
import { validationNdcg, type UserScores } from './validation-ndcg.ts';

export interface GridBaseline<Settings extends object> {
  readonly name: string;
  readonly budgetShare: number;
  readonly grid: readonly Settings[];
  readonly cost?: (settings: Settings) => number;
  /** Scores for the users of `histories`, learnt from them. */
  readonly fit: (histories: SparseMatrix, settings: Settings, context: FitContext) => UserScores;
}

/** A baseline that is fitted once for each of some settings; for test anew where more may be learnt from, with what was chosen. */
export function gridContender<Settings extends object>(baseline: GridBaseline<Settings>): SetContender {
  const { name, budgetShare, grid, cost, fit } = baseline;
  return {
    name,
    budgetShare,
    fit: async ({ before, validation }, context) => {
      const again = before.test !== before.valid;
      const search = {
        grid,
        fit: (settings: Settings) => ({ scores: fit(before.valid, settings, context) }),
        judge: validationNdcg(validation, context.seed),
        fitsAfterwards: again ? 1 : 0,
        ...(cost === undefined ? {} : { cost }),
      };
      const chosen = await chosenSettings(search, context);
      const valid = chosen.model.scores;
      const test = again ? fit(before.test, chosen.settings, context) : valid;
      const scores = { valid, test };
      return { settings: { ...chosen.settings, ...choiceFacts(chosen) }, scores: (split) => scores[split] };
    },
  };
}
