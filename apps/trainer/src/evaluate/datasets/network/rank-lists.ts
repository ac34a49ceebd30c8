import { createRng } from '@fusionrank/domain/rng';
import type { ItemScores } from '@fusionrank/model/evaluation';
import { createScorer, type ItemFeatureTable, type Scorer } from '@fusionrank/model/ranking';
import {
  DEFAULT_TRAINING_CONFIG,
  OBJECTIVES,
  selectBackend,
  type SlateExample,
  trainNetwork,
  type TrainingConfig,
  type TrainingResult,
} from '@fusionrank/model/training';
import type { FitContext } from '../contender.ts';
import type { FittedEvidence } from './fitted-evidence.ts';
import { crossFeatureNames, historyUser, preparedLists } from './list-examples.ts';

/** The network's settings over lists: narrower than a shop's, as there is neither query nor profile to read. */
export const LIST_CONFIG = {
  network: {
    ...DEFAULT_TRAINING_CONFIG.network,
    blocks: { text: 16, image: 16, attributes: 16, numeric: 1, behaviour: 16 },
    hidden: [16],
    dropout: 0.3,
    modalityDropout: 0.05,
    userDropout: 0,
  },
  loss: { kind: 'listwise' },
  slatesPerStep: 16,
  maxEpochs: 3,
  patience: 2,
  learningRate: 0.001,
  weightDecay: 0.1,
  warmUpSteps: 50,
  lossWeights: [1, 0, 0],
  scoreWeights: [1, 0, 0],
  validationCutoff: 20,
} as const satisfies Partial<TrainingConfig>;

export interface NetworkTask {
  readonly table: ItemFeatureTable;
  readonly attributeVocabulary: number;
  readonly slates: readonly SlateExample[];
  readonly validation: readonly SlateExample[];
  /** What made the slates' cross features. */
  readonly fitted: FittedEvidence;
  readonly config: Partial<TrainingConfig>;
  readonly seed: number;
  readonly name: string;
}

/** Trains the product's ranking network on lists. */
export async function trainOnLists(task: NetworkTask, { signal, onProgress }: FitContext): Promise<TrainingResult> {
  await selectBackend();
  const { table, attributeVocabulary, slates, validation, config, seed, name } = task;
  return trainNetwork({
    items: table,
    attributeVocabulary,
    slates,
    validation,
    crossFeatures: crossFeatureNames(task.fitted),
    modelVersion: name,
    seed,
    config,
    signal,
    onProgress: (progress) => onProgress({ ...progress, stage: name }),
  });
}

export interface ListRanking {
  readonly networks: readonly TrainingResult[];
  readonly table: ItemFeatureTable;
  readonly fitted: FittedEvidence;
  readonly histories: readonly Int32Array[];
  readonly items: number;
  readonly seed: number;
}

/** Far above any logit's distance: what was not retrieved stands below all that was. */
const BELOW = -1e6;

/** Scores of all items: candidates by the networks' mean logit, the rest below them in an order drawn by the seed. */
export async function listScores(ranking: ListRanking): Promise<{ readonly scores: ItemScores; close(): void }> {
  const { networks, table, fitted, histories, items, seed } = ranking;
  const scorers = networks.map(({ network }) => {
    const scorer = createScorer(network);
    scorer.setItems(table);
    return scorer;
  });
  const listOf = await preparedLists(fitted, histories, { items, seed });
  const rng = createRng(`${seed}/not retrieved`);
  const rest = Float32Array.from({ length: items }, () => BELOW - rng.next() * 1_000);
  return {
    scores: async (user, scores) => {
      const { rows, cross } = await listOf(user);
      scores.set(rest);
      if (scorers.length === 0) rows.forEach((row, place) => (scores[row] = -place));
      if (rows.length === 0 || scorers.length === 0) return;
      const logits = meanLogits(scorers, {
        user: historyUser(histories[user] ?? new Int32Array(0)),
        query: {},
        rows,
        cross,
      });
      rows.forEach((row, i) => (scores[row] = logits[i] as number));
    },
    close: () => scorers.forEach((scorer) => scorer.dispose()),
  };
}

function meanLogits(scorers: readonly Scorer[], request: Parameters<Scorer['logits']>[0]): Float32Array {
  const sums = new Float32Array(request.rows.length);
  for (const scorer of scorers) {
    const logits = scorer.logits(request);
    sums.forEach((sum, i) => (sums[i] = sum + (logits[i * OBJECTIVES.length] as number) / scorers.length));
  }
  return sums;
}
