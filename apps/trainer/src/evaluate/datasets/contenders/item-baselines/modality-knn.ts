import { linkScores, sparseRow, type SparseMatrix } from '@fusionrank/model/behaviour';
import { nearestRows } from '@fusionrank/model/linear-algebra';
import type { ItemModality } from '../../dataset.ts';
import { choiceFacts, chosenSettings } from './chosen-settings.ts';
import type { SetContender } from './history-sets.ts';
import { validationNdcg, type UserScores } from './validation-ndcg.ts';

/** Taken of each item where a modality gives vectors alone. */
const NEIGHBOURS = 20;

/**
 * Σ cosine to the items of the history, in one modality or over all of them: what pictures and texts tell without anybody else's
 * behaviour. Which of them is chosen on validation, and what each was worth there goes with the settings.
 */
export const modalityKnn: SetContender = {
  name: 'modality kNN',
  budgetShare: 0.2,
  fit: async ({ before, validation, modalities }, context) => {
    const judge = validationNdcg(validation, context.seed);
    const sampleNdcgs: Record<string, number> = {};
    const search = {
      grid: combinations(modalities),
      fit: async (combined: readonly ItemModality[]) => {
        const scores = knnScores(await Promise.all(combined.map(nearItems)), before.valid);
        sampleNdcgs[nameOf(combined)] = judge(scores);
        return { scores };
      },
      judge,
    };
    const chosen = await chosenSettings(search, context);
    return {
      settings: { modalities: nameOf(chosen.settings), sampleNdcgs, ...choiceFacts(chosen) },
      scores: () => chosen.model.scores,
    };
  },
};

/** All of them, and each alone where there are two or more. */
function combinations(modalities: readonly ItemModality[]): readonly (readonly ItemModality[])[] {
  return modalities.length < 2 ? [modalities] : [modalities, ...modalities.map((modality) => [modality])];
}

const nameOf = (modalities: readonly ItemModality[]): string => modalities.map(({ name }) => name).join(' + ');

async function nearItems({ neighbours, vectors, present }: ItemModality): Promise<readonly SparseMatrix[]> {
  if (neighbours !== undefined) return [neighbours];
  return vectors === undefined ? [] : [await nearestRows(vectors, { present, count: NEIGHBOURS })];
}

function knnScores(near: readonly (readonly SparseMatrix[])[], histories: SparseMatrix): UserScores {
  const graphs = near.flat();
  const own = new Float32Array(histories.columns);
  return (user, scores) => {
    const { indices: items, values: weights } = sparseRow(histories, user);
    scores.fill(0);
    for (const matrix of graphs) {
      linkScores({ kind: 'sparse', matrix }, { items, weights }, own);
      for (let item = 0; item < own.length; item++) scores[item] = (scores[item] as number) + (own[item] as number);
    }
  };
}
