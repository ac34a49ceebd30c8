import type { ItemFeatureTable } from '@fusionrank/model/ranking';
import type { SlateExample, TrainingConfig, TrainingResult } from '@fusionrank/model/training';
import type { FitContext, FittedItems } from '../contender.ts';
import { type DatasetTable, withBehaviour } from './dataset-table.ts';
import type { FittedEvidence } from './fitted-evidence.ts';
import { listExamples } from './list-examples.ts';
import { LIST_CONFIG, listScores, trainOnLists } from './rank-lists.ts';
import { drawnUsers, type Stage } from './stage.ts';

/** A stage and what its histories taught. */
export interface FittedStage extends Stage {
  readonly fitted: FittedEvidence;
}

/** All that ranking a data set takes, fitted once and shared by the model and its ablations. */
export interface FittedDataset {
  readonly items: number;
  readonly table: DatasetTable;
  /** What the network learns from, what stops it, and what is known when the test items are to be foretold. */
  readonly learning: FittedStage;
  readonly validation: FittedStage;
  readonly serving: FittedStage;
  /** What validation decided of the evidence; plain JSON. */
  readonly settings: unknown;
}

/** One way of ranking a fitted data set: the whole, or the whole without a part. */
export interface RankingVariant {
  readonly config?: Partial<TrainingConfig>;
  readonly evidence?: (fitted: FittedEvidence) => FittedEvidence;
  readonly table?: (table: ItemFeatureTable) => ItemFeatureTable;
  /** Networks whose logits are averaged. */
  readonly networks: number;
}

/** Users whose lists the network learns from, and whose lists stop it. */
const LEARNING_USERS = 14_000;
const LEARNING_SLATES = 4_000;
const VALIDATION_USERS = 3_000;
const LEARNING_ROWS = 100;

/** Trains the network on lists of the learning stage and ranks both splits with it. */
export async function learnRanking(
  dataset: FittedDataset,
  variant: RankingVariant,
  context: FitContext,
): Promise<FittedItems> {
  const { learning, validation, serving, items } = dataset;
  const { seed } = context;
  const of = (stage: FittedStage): FittedEvidence => variant.evidence?.(stage.fitted) ?? stage.fitted;
  const space = learning.fitted.encoder;
  const tableOf = ({ fitted }: FittedStage): ItemFeatureTable => {
    const table = withBehaviour(dataset.table.table, fitted, space);
    return variant.table?.(table) ?? table;
  };
  const request = { items, seed };
  const learningUsers = drawnUsers(learning, LEARNING_USERS, `${seed}/learning users`);
  const all = await listExamples({
    ...request,
    stage: learning,
    fitted: of(learning),
    users: learningUsers,
    rows: LEARNING_ROWS,
  });
  const slates = all.slice(0, LEARNING_SLATES);
  const validationUsers = drawnUsers(validation, VALIDATION_USERS, `${seed}/validation users`);
  const judged = await listExamples({ ...request, stage: validation, fitted: of(validation), users: validationUsers });
  const networks: TrainingResult[] = [];
  // Without a list to learn from, candidates stand as they were merged.
  for (let i = 0; slates.length > 0 && i < variant.networks; i++) {
    networks.push(
      await trainOnLists(
        {
          table: tableOf(learning),
          attributeVocabulary: dataset.table.attributeVocabulary,
          slates,
          validation: judged,
          fitted: of(learning),
          config: { ...LIST_CONFIG, ...variant.config },
          seed: seed + i,
          name: `network ${i + 1}`,
        },
        context,
      ),
    );
  }
  const ranked = async (stage: FittedStage) =>
    listScores({ ...request, networks, table: tableOf(stage), fitted: of(stage), histories: stage.histories });
  const [onValid, onTest] = [await ranked(validation), await ranked(serving)];
  return {
    settings: settingsOf(dataset, networks, slates),
    scores: (split) => (split === 'valid' ? onValid.scores : onTest.scores),
    close: () => {
      onValid.close();
      onTest.close();
    },
  };
}

function settingsOf({ settings }: FittedDataset, networks: readonly TrainingResult[], slates: readonly SlateExample[]) {
  return {
    evidence: settings,
    slates: slates.length,
    networks: networks.map(({ bestEpoch, bestValidationNdcg, config }) => ({ bestEpoch, bestValidationNdcg, config })),
  };
}
