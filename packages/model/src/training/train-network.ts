import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OnProgress } from '@fusionrank/domain/progress';
import { problem } from '@fusionrank/domain/problem';
import { createRng, shuffled } from '@fusionrank/domain/rng';
import type { NetworkShape } from '../fusion/network-shape.ts';
import { initialWeights } from '../fusion/weights.ts';
import type { ItemFeatureTable } from '../ranking/item-features.ts';
import type { TrainedNetwork } from '../ranking/trained-network.ts';
import { PROFILE_FEATURES } from '../ranking/user-input.ts';
import { applyGradients } from './apply-gradients.ts';
import { batchOf } from './batch.ts';
import { checkRun } from './check-run.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { calibrateNetwork } from './calibration/calibrate.ts';
import type { CalibrationReport } from './calibration/choose-calibration.ts';
import { openEngine, type TrainingEngine } from './engine.ts';
import { type Objective, OBJECTIVES, type SlateExample } from './examples.ts';
import { measureScales } from './input-scales.ts';
import { learningRateAt } from './learning-rate.ts';
import { scalarsOf, type StepReport } from './scalars.ts';
import type { ScalarPoint } from './tensorboard/event.ts';
import { DEFAULT_TRAINING_CONFIG, type TrainingConfig } from './training-config.ts';
import { copied, type EpochReport, newTrainingState, type TrainingState } from './training-state.ts';
import { startedAs } from './starting-weights.ts';
import { validationNdcg } from './validation.ts';
import { warmItems } from './warm-start/warm-start.ts';

export interface TrainingRun {
  readonly items: ItemFeatureTable;
  /** `vocabularySize` of the encoding that built `items`. */
  readonly attributeVocabulary: number;
  readonly slates: readonly SlateExample[];
  /** Later than `slates`: decides when to stop and which epoch's weights to keep. */
  readonly validation: readonly SlateExample[];
  readonly crossFeatures: readonly string[];
  readonly modelVersion: string;
  readonly seed: number;
  readonly config?: Partial<TrainingConfig>;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  /** Told once when the run goes on from a checkpoint, before its first step. */
  readonly onResume?: (at: { readonly step: number; readonly totalSteps: number }) => void;
  /** Handed what is worth drawing, awaited before the next step; after an interruption the steps since the checkpoint come again. */
  readonly onScalars?: (point: ScalarPoint) => Promise<void>;
  /** Where to go on from after an interruption; absent: nothing is kept. */
  readonly checkpointDir?: string;
}

export interface TrainingResult {
  readonly network: TrainedNetwork;
  readonly config: TrainingConfig;
  readonly epochs: readonly EpochReport[];
  /** The epoch whose weights were kept. */
  readonly bestEpoch: number;
  readonly bestValidationNdcg: number;
  /** How good the probabilities are on the validation slates, before and after calibration. */
  readonly calibration: Readonly<Record<Objective, CalibrationReport>>;
}

/**
 * Trains on the configured engine; validates and calibrates on the TensorFlow.js backend that `selectBackend` chose. Same data,
 * seed, configuration and backend → same weights, interrupted or not.
 * @throws Problem INVALID_INPUT for slates or a configuration that can't be trained on (check-run.ts); INTERRUPTED once `signal` aborts,
 * after writing a checkpoint.
 */
export async function trainNetwork(run: TrainingRun): Promise<TrainingResult> {
  const plan = planOf(run);
  const state = (await resumed(run, plan)) ?? (await startingState(run, plan));
  const engine = await openEngine(plan.config, plan.shape, state.weights);
  try {
    await takeSteps(state, run, { ...plan, engine });
  } finally {
    await engine.release();
  }
  return resultOf(state, run, plan);
}

interface StepPlan extends Plan {
  readonly engine: TrainingEngine;
}

async function takeSteps(state: TrainingState, run: TrainingRun, plan: StepPlan): Promise<void> {
  while (!isFinished(state, plan)) {
    const report = await takeStep(state, run, plan);
    if (state.step % plan.stepsPerEpoch === 0) endEpoch(state, run, plan);
    const scalars = run.onScalars && scalarsOf(state, report, plan);
    if (scalars !== undefined) await run.onScalars?.(scalars);
    reportProgress(state, run, plan);
    await keep(state, run, plan);
    await nextTurn();
  }
}

interface Plan {
  readonly config: TrainingConfig;
  readonly shape: NetworkShape;
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
  readonly fingerprint: string;
  /** Indices of the slates in the order of an epoch. */
  readonly orderOf: (epoch: number) => readonly number[];
}

function planOf(run: TrainingRun): Plan {
  const config = { ...DEFAULT_TRAINING_CONFIG, ...run.config };
  checkRun(run, config);
  const { items } = run;
  const shape: NetworkShape = {
    config: config.network,
    widths: {
      text: Math.max(1, items.text.width),
      image: Math.max(1, items.image.width),
      numeric: Math.max(1, items.numeric.width),
      behaviour: Math.max(1, items.behaviour.width),
      attributeVocabulary: run.attributeVocabulary,
      profile: PROFILE_FEATURES.length,
      cross: run.crossFeatures.length,
      objectives: OBJECTIVES.length,
    },
  };
  const stepsPerEpoch = Math.ceil(run.slates.length / config.slatesPerStep);
  return {
    config,
    shape,
    stepsPerEpoch,
    totalSteps: stepsPerEpoch * config.maxEpochs,
    fingerprint: fingerprintOf(run, config),
    orderOf: epochOrders(run.slates.length, run.seed),
  };
}

function fingerprintOf(
  { slates, validation, items, crossFeatures, seed }: TrainingRun,
  config: TrainingConfig,
): string {
  const hash = createHash('sha256').update(
    JSON.stringify({ config, seed, crossFeatures, counts: [slates.length, validation.length] }),
  );
  hash.update(items.ids.join('\n'));
  for (const { rows, labels, cross, user, propensities } of [...slates, ...validation])
    hash
      .update(rows)
      .update(labels)
      .update(cross)
      .update(user.historyRows)
      .update(propensities ?? '');
  return hash.digest('hex');
}

async function resumed(
  { checkpointDir, onResume }: TrainingRun,
  { fingerprint, totalSteps }: Plan,
): Promise<TrainingState | undefined> {
  const state = checkpointDir === undefined ? undefined : await readCheckpoint(checkpointDir, fingerprint);
  if (state !== undefined) onResume?.({ step: state.step, totalSteps });
  return state;
}

async function startingState(run: TrainingRun, { shape, config }: Plan): Promise<TrainingState> {
  const weights = initialWeights(shape, createRng(run.seed).fork('weights'));
  measureScales(weights, shape, run);
  await warmItems(weights, config.warmStart, { ...run, table: run.items, shape });
  return newTrainingState(startedAs(weights, config));
}

function isFinished({ step, epochs, best }: TrainingState, { totalSteps, config }: Plan): boolean {
  if (step >= totalSteps) return true;
  const last = epochs.at(-1);
  return last !== undefined && best !== undefined && last.epoch - best.epoch >= config.patience;
}

async function takeStep(state: TrainingState, run: TrainingRun, plan: StepPlan): Promise<StepReport> {
  const { config, shape, totalSteps, engine } = plan;
  const rng = createRng(run.seed).fork(`step ${state.step}`);
  const slates = slatesOfStep(state.step, run, plan);
  const batch = batchOf(slates, { table: run.items, shape, historyDropout: config.historyDropout }, rng);
  const found = await engine.lossAndGradients(state.weights, { ...batch, ...config });
  const learningRate = learningRateAt(state.step, totalSteps, config);
  state.step++;
  state.epochLoss += found.loss;
  applyGradients(state, { ...found, step: state.step, learningRate, weightDecay: config.weightDecay });
  return { loss: found.loss, learningRate, gradients: found.gradients };
}

function slatesOfStep(
  step: number,
  { slates }: TrainingRun,
  { config, stepsPerEpoch, orderOf }: Plan,
): readonly SlateExample[] {
  const start = (step % stepsPerEpoch) * config.slatesPerStep;
  const order = orderOf(Math.floor(step / stepsPerEpoch));
  return order.slice(start, start + config.slatesPerStep).map((index) => slates[index] as SlateExample);
}

/** Each epoch has an order of its own, which depends on seed and epoch alone; the last one asked for is kept. */
function epochOrders(count: number, seed: number): Plan['orderOf'] {
  const natural = Array.from({ length: count }, (_, i) => i);
  let last: { readonly epoch: number; readonly order: readonly number[] } | undefined;
  return (epoch) => {
    if (last?.epoch !== epoch) last = { epoch, order: shuffled(natural, createRng(seed).fork(`epoch ${epoch}`)) };
    return last.order;
  };
}

function endEpoch(
  state: TrainingState,
  { items, validation }: TrainingRun,
  { config, shape, stepsPerEpoch }: Plan,
): void {
  const { slatesPerStep, scoreWeights, validationCutoff } = config;
  const ndcg = validationNdcg(state.weights, {
    table: items,
    shape,
    slates: validation.slice(0, config.validationSlates),
    slatesPerStep,
    scoreWeights,
    cutoff: validationCutoff,
  });
  const epoch = state.step / stepsPerEpoch - 1;
  state.epochs = [...state.epochs, { epoch, loss: state.epochLoss / stepsPerEpoch, validationNdcg: ndcg }];
  state.epochLoss = 0;
  if (state.best === undefined || ndcg > state.best.validationNdcg)
    state.best = { weights: copied(state.weights), epoch, validationNdcg: ndcg };
}

function reportProgress(
  state: TrainingState,
  { onProgress }: TrainingRun,
  { stepsPerEpoch, totalSteps, config }: Plan,
): void {
  const last = state.epochs.at(-1);
  const inEpoch = state.step % stepsPerEpoch;
  const loss = inEpoch === 0 ? last?.loss : state.epochLoss / inEpoch;
  const epoch = Math.ceil(state.step / stepsPerEpoch);
  const quality =
    last === undefined ? '' : ` · valid NDCG@${config.validationCutoff} ${last.validationNdcg.toFixed(4)}`;
  onProgress?.({
    stage: 'train',
    done: state.step,
    total: totalSteps,
    note: `epoch ${epoch}/${config.maxEpochs} · loss ${(loss ?? 0).toFixed(4)}${quality}`,
  });
}

async function keep(state: TrainingState, { checkpointDir, signal }: TrainingRun, plan: Plan): Promise<void> {
  const { stepsPerEpoch, totalSteps, config, fingerprint } = plan;
  const stops = signal?.aborted === true && !isFinished(state, plan);
  const isDue = state.step % stepsPerEpoch === 0 || state.step % config.checkpointEverySteps === 0 || stops;
  if (checkpointDir !== undefined && isDue) await writeCheckpoint(checkpointDir, { fingerprint, state });
  if (stops) throw problem('INTERRUPTED', `training stopped after step ${state.step} of ${totalSteps}`);
}

function resultOf(state: TrainingState, run: TrainingRun, { config, shape }: Plan): TrainingResult {
  const { best } = state;
  if (best === undefined) throw new TypeError('a finished run has a best epoch');
  const { weights } = best;
  const { calibrations, reports } = calibrateNetwork(
    { weights, shape },
    {
      table: run.items,
      slates: run.validation.slice(0, config.validationSlates),
      slatesPerStep: config.slatesPerStep,
    },
  );
  return {
    network: {
      modelVersion: run.modelVersion,
      shape,
      weights,
      crossFeatures: run.crossFeatures,
      scoreWeights: { objectives: config.scoreWeights },
      calibration: calibrations,
    },
    config,
    epochs: state.epochs,
    bestEpoch: best.epoch,
    bestValidationNdcg: best.validationNdcg,
    calibration: reports,
  };
}
