import {
  DENSE_EASE_LIMIT,
  easeScores,
  fitEase,
  fitSparseEase,
  sparseRow,
  type SparseMatrix,
} from '@fusionrank/model/behaviour';
import type { DenseMatrix } from '@fusionrank/model/linear-algebra';
import type { FitContext } from '../../contender.ts';
import { choiceFacts, chosenSettings } from './chosen-settings.ts';
import type { SetContender } from './history-sets.ts';
import { validationNdcg, type UserScores } from './validation-ndcg.ts';

const LAMBDAS = [100, 30, 300, 10, 1_000];
/** Items that the sparse fit's regressions may use. */
const PER_ITEM = 100;
/** An inverse of 7,050 items took 30 to 60 s on two cores: so many seconds for each item's cube. */
const INVERSE_SECONDS = 1.5e-10;

/**
 * Item–item weights in closed form. λ is chosen by the sparse fit; the winner is fitted densely where there is the memory and the
 * time for it.
 */
export const ease: SetContender = {
  name: 'EASE',
  budgetShare: 1.5,
  fit: async ({ items, before, validation }, context) => {
    const again = before.test !== before.valid;
    const search = {
      grid: LAMBDAS.map((lambda) => ({ lambda })),
      fit: ({ lambda }: { readonly lambda: number }) => sparseFit(before.valid, lambda, context),
      judge: validationNdcg(validation, context.seed),
      fitsAfterwards: again ? 1 : 0,
    };
    const chosen = await chosenSettings(search, context);
    const { lambda } = chosen.settings;
    const dense = hasTimeForInverses(again ? 2 : 1, items, context);
    const fit = dense ? denseFit : sparseFit;
    const valid = dense ? await fit(before.valid, lambda, context) : chosen.model;
    const fitted = { valid, test: again ? await fit(before.test, lambda, context) : valid };
    const how = dense ? { fit: 'dense' } : { fit: 'sparse', perItem: PER_ITEM };
    return { settings: { lambda, ...how, ...choiceFacts(chosen) }, scores: (split) => fitted[split].scores };
  },
};

function hasTimeForInverses(inverses: number, items: number, { budget }: FitContext): boolean {
  return items <= DENSE_EASE_LIMIT && inverses * items ** 3 * INVERSE_SECONDS * 1_000 <= budget.remainingMs();
}

interface Fitted {
  readonly scores: UserScores;
}

function sparseFit(histories: SparseMatrix, lambda: number, { onProgress, signal }: FitContext): Fitted {
  return scored(histories, fitSparseEase(histories, { lambda, perItem: PER_ITEM }, { onProgress, signal }));
}

async function denseFit(histories: SparseMatrix, lambda: number, { onProgress, signal }: FitContext): Promise<Fitted> {
  return scored(histories, await fitEase(histories, { lambda }, { onProgress, signal }));
}

function scored(histories: SparseMatrix, model: DenseMatrix | SparseMatrix): Fitted {
  return { scores: (user, scores) => easeScores(model, sparseRow(histories, user), scores) };
}
