import {
  linkScores,
  transitionLinks,
  weighedHistory,
  type SparseMatrix,
  type TransitionSettings,
} from '@fusionrank/model/behaviour';
import type { SequencesContender } from '../../contender.ts';
import type { SequencesData } from '../../dataset.ts';
import { historyBefore } from '../../held-back.ts';
import { choiceFacts, chosenSettings } from './chosen-settings.ts';
import { sequencesValidation } from './history-sets.ts';
import { validationNdcg, type UserScores } from './validation-ndcg.ts';

interface Settings {
  readonly links: TransitionSettings;
  /** Of an item of the history against the one after it, in (0, 1]. */
  readonly decay: number;
}

const SHARED = { forward: 1, lengthDamping: 0.5, fromDamping: 0.5, reach: 20 };
const LINKS: readonly TransitionSettings[] = [0.3, 0.1].flatMap((toDamping) =>
  [0.5, 1].flatMap((backward) =>
    [0.5, 1].map((distanceDamping) => ({ ...SHARED, backward, distanceDamping, toDamping })),
  ),
);
/** Those of the same links stand together: links are counted once. */
const GRID: readonly Settings[] = LINKS.flatMap((links) => [0.8, 0.6].map((decay) => ({ links, decay })));

/** Items that stood near those of the history in others' sequences, the nearer and the newer the better. */
export const transitionKnn: SequencesContender = {
  name: 'co-visit kNN, tuned',
  budgetShare: 0.5,
  fit: async (data, context) => {
    const fitValid = fitter(data, 'valid');
    const search = {
      grid: GRID,
      fit: (settings: Settings) => ({ scores: fitValid(settings) }),
      judge: validationNdcg(sequencesValidation(data), context.seed),
      fitsAfterwards: 1,
    };
    const chosen = await chosenSettings(search, context);
    const scores = { valid: chosen.model.scores, test: fitter(data, 'test')(chosen.settings) };
    const { links, decay } = chosen.settings;
    return { settings: { ...links, decay, ...choiceFacts(chosen) }, scores: (split) => scores[split] };
  },
};

function fitter({ items, sequences }: SequencesData, split: 'valid' | 'test'): (settings: Settings) => UserScores {
  const histories = sequences.map((sequence) => historyBefore(split, sequence));
  let counted: { readonly links: TransitionSettings; readonly matrix: SparseMatrix } | undefined;
  return ({ links, decay }) => {
    if (counted?.links !== links) counted = { links, matrix: transitionLinks(items, histories, links) };
    const { matrix } = counted;
    return (user, scores) => {
      const asked = weighedHistory(histories[user] ?? NOTHING, { kind: 'decay', factor: decay });
      linkScores({ kind: 'sparse', matrix }, asked, scores);
    };
  };
}

const NOTHING = new Int32Array(0);
