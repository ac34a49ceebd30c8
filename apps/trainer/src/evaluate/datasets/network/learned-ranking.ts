import type { ItemFeatureTable } from '@fusionrank/model/ranking';
import type { SlateExample, TrainingConfig, TrainingResult } from '@fusionrank/model/training';
import type { FitContext, FittedItems } from '../contender.ts';
import { type DatasetTable, withBehaviour } from './dataset-table.ts';
import type { FittedEvidence } from './fitted-evidence.ts';
import { listExamples } from './list-examples.ts';
import { networkParts } from './network-parts.ts';
import { LIST_CONFIG, listScores, type NetworkTask, trainOnLists } from './rank-lists.ts';
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
const LEARNING_USERS = 12_000;
const LEARNING_SLATES = 4_000;
const VALIDATION_USERS = 3_000;
const LEARNING_ROWS = 100;

/** Trains the network on lists of the learning stage and ranks both splits with it. */
export async function learnRanking(
  dataset: FittedDataset,
  variant: RankingVariant,
  context: FitContext,
): Promise<FittedItems> {
  const varied = withVariant(dataset, variant);
  const slates = await learningSlates(varied, context);
  const judged = slates.length === 0 ? [] : await judgedLists(varied, context);
  const networks = await trainedNetworks(varied, { slates, judged, variant, context });
  const parts = await worthOfParts(varied, { slates, judged, variant, context });
  const ranked = (stage: FittedStage): ReturnType<typeof listScores> =>
    listScores({
      networks,
      table: tableOf(varied, stage),
      fitted: stage.fitted,
      histories: stage.histories,
      items: dataset.items,
      seed: context.seed,
    });
  const onValid = await ranked(varied.validation);
  const onTest = varied.serving === varied.validation ? onValid : await ranked(varied.serving);
  return {
    settings: settingsOf(dataset, networks, { slates, parts }),
    scores: (split) => (split === 'valid' ? onValid.scores : onTest.scores),
    close: () => {
      onValid.close();
      if (onTest !== onValid) onTest.close();
    },
  };
}

/** The data set as the variant sees it. */
function withVariant(dataset: FittedDataset, { evidence, table }: RankingVariant): FittedDataset {
  const seen = (stage: FittedStage): FittedStage => ({ ...stage, fitted: evidence?.(stage.fitted) ?? stage.fitted });
  const validation = seen(dataset.validation);
  return {
    ...dataset,
    table: { ...dataset.table, table: table?.(dataset.table.table) ?? dataset.table.table },
    learning: seen(dataset.learning),
    validation,
    serving: dataset.serving === dataset.validation ? validation : seen(dataset.serving),
  };
}

/** The items with what a stage learned of behaviour, in the space of the learning stage. */
function tableOf({ table, learning }: FittedDataset, { fitted }: FittedStage): ItemFeatureTable {
  return withBehaviour(table.table, fitted, learning.fitted.encoder);
}

async function learningSlates(
  { learning, items }: FittedDataset,
  { seed }: FitContext,
): Promise<readonly SlateExample[]> {
  const users = drawnUsers(learning, LEARNING_USERS, `${seed}/learning users`);
  const all = await listExamples({ items, seed, stage: learning, fitted: learning.fitted, users, rows: LEARNING_ROWS });
  return all.slice(0, LEARNING_SLATES);
}

interface Learning {
  readonly slates: readonly SlateExample[];
  /** Lists of validation, which stop the training. */
  readonly judged: readonly SlateExample[];
  readonly variant: RankingVariant;
  readonly context: FitContext;
}

/** None without a list to learn from: candidates then stand as they were merged. */
async function trainedNetworks(dataset: FittedDataset, learning: Learning): Promise<readonly TrainingResult[]> {
  const { slates, variant, context } = learning;
  if (slates.length === 0) return [];
  const networks: TrainingResult[] = [];
  for (let i = 0; i < variant.networks; i++) {
    const task = networkTask(dataset, learning);
    networks.push(await trainOnLists({ ...task, seed: context.seed + i, name: `network ${i + 1}` }, context));
  }
  return networks;
}

function judgedLists({ validation, items }: FittedDataset, { seed }: FitContext): Promise<readonly SlateExample[]> {
  const users = drawnUsers(validation, VALIDATION_USERS, `${seed}/validation users`);
  return listExamples({ items, seed, stage: validation, fitted: validation.fitted, users });
}

function networkTask(
  dataset: FittedDataset,
  { slates, judged, variant, context }: Learning,
): Omit<NetworkTask, 'name'> {
  return {
    table: tableOf(dataset, dataset.learning),
    attributeVocabulary: dataset.table.attributeVocabulary,
    slates,
    validation: judged,
    fitted: dataset.learning.fitted,
    config: { ...LIST_CONFIG, ...epochsFor(slates.length), ...variant.config },
    seed: context.seed,
  };
}

/** Fewer steps than this leave the network near where it started: small data are gone over more often. */
const LEAST_STEPS = 600;

function epochsFor(slates: number): Pick<TrainingConfig, 'maxEpochs' | 'patience'> {
  const { slatesPerStep, maxEpochs, patience } = LIST_CONFIG;
  const epochs = Math.max(maxEpochs, Math.ceil((LEAST_STEPS * slatesPerStep) / Math.max(slates, slatesPerStep)));
  return { maxEpochs: epochs, patience: Math.max(patience, Math.ceil(epochs / 4)) };
}

/** What a network is worth that was trained with a part left out, alone or done otherwise, on the lists of validation that stop its training. */
export interface PartWorth {
  readonly network: string;
  readonly validationNdcg: number;
}

/** Share of the model's time after which no more parts are taken away: they choose nothing, and may go past it. */
const PARTS_SHARE = 1.5;

/** Trains anew for each part, as long as there is time; the lists stay those of the whole. */
async function worthOfParts(dataset: FittedDataset, learning: Learning): Promise<readonly PartWorth[]> {
  if (learning.slates.length === 0) return [];
  const worths: PartWorth[] = [];
  for (const { name, change } of networkParts(dataset)) {
    if (learning.context.budget.isSpent(PARTS_SHARE)) break;
    const task = change({ ...networkTask(dataset, learning), name });
    const { bestValidationNdcg } = await trainOnLists(task, learning.context);
    worths.push({ network: name, validationNdcg: bestValidationNdcg });
  }
  return worths;
}

interface Learned {
  readonly slates: readonly SlateExample[];
  readonly parts: readonly PartWorth[];
}

function settingsOf({ settings }: FittedDataset, networks: readonly TrainingResult[], { slates, parts }: Learned) {
  return {
    evidence: settings,
    slates: slates.length,
    parts,
    networks: networks.map(({ bestEpoch, bestValidationNdcg, config }) => ({ bestEpoch, bestValidationNdcg, config })),
  };
}
