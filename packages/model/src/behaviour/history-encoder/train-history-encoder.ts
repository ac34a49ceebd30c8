import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { problem } from '@fusionrank/domain/problem';
import { createRng } from '@fusionrank/domain/rng';
import { warmedCosine } from '../../optimization/warmed-cosine.ts';
import type { HistoryLearner } from './learner.ts';
import { SequenceLearner } from './sequence-learner.ts';
import { SetLearner } from './set-learner.ts';
import type { HistoryEncoder, HistoryEncoderData, HistoryEncoderRun, HistoryEncoderSettings } from './settings.ts';

const WARM_UP_STEPS = 50;
const FINAL_SHARE = 0.05;

/**
 * Learns item vectors, and how a history becomes a user's vector, by foretelling what each user took from what else (set) or what
 * before (sequence) they took. Same data, settings and seed: same encoder. Without `onEpoch` the last epoch is kept.
 * @throws Problem INTERRUPTED between two steps once `signal` aborts; INVALID_INPUT where no history has two items.
 */
export async function trainHistoryEncoder(
  data: HistoryEncoderData,
  settings: HistoryEncoderSettings,
  run: HistoryEncoderRun = {},
): Promise<HistoryEncoder> {
  const learner = await openLearner(data, settings);
  try {
    return await learn(learner, settings, run);
  } finally {
    await learner.close();
  }
}

function openLearner(data: HistoryEncoderData, settings: HistoryEncoderSettings): Promise<HistoryLearner> {
  const threads = availableParallelism();
  const { reading } = settings;
  switch (reading.kind) {
    case 'set':
      return SetLearner.open(data, { ...settings, reading }, threads);
    case 'sequence':
      return SequenceLearner.open(data, { ...settings, reading }, threads);
  }
}

async function learn(
  learner: HistoryLearner,
  settings: HistoryEncoderSettings,
  run: HistoryEncoderRun,
): Promise<HistoryEncoder> {
  const rng = createRng(settings.seed).fork('training of the history encoder');
  let best: HistoryEncoder | undefined;
  let step = 0;
  for (let epoch = 1; epoch <= settings.epochs; epoch++) {
    const epochRng = rng.fork(`epoch ${epoch}`);
    const batches = learner.batches(epochRng);
    if (batches.length === 0) throw problem('INVALID_INPUT', 'expected a history of two items or more, got none');
    const totalSteps = batches.length * settings.epochs;
    const schedule = { peak: settings.learningRate, warmUpSteps: WARM_UP_STEPS, totalSteps, finalShare: FINAL_SHARE };
    let loss = 0;
    for (const [i, users] of batches.entries()) {
      breathe(run, {
        step,
        totalSteps,
        note: `epoch ${epoch}/${settings.epochs}${i === 0 ? '' : ` · loss ${(loss / i).toFixed(3)}`}`,
      });
      const learningRate = warmedCosine(step, schedule);
      loss += await learner.learn(users, { step: ++step, learningRate }, epochRng);
      await nextTurn();
    }
    const snapshot = run.onEpoch === undefined ? undefined : learner.snapshot();
    const verdict = snapshot && (await run.onEpoch?.(snapshot, epoch));
    if (verdict === 'best' || verdict === 'last') best = snapshot;
    if (verdict === 'last' || verdict === 'stop') break;
  }
  return best ?? learner.snapshot();
}

interface Breath {
  readonly step: number;
  readonly totalSteps: number;
  readonly note: string;
}

function breathe({ signal, onProgress }: HistoryEncoderRun, { step, totalSteps, note }: Breath): void {
  if (signal?.aborted === true)
    throw problem('INTERRUPTED', `the history encoder was stopped after step ${step} of ${totalSteps}`);
  onProgress?.({ stage: 'history encoder', done: step, total: totalSteps, note });
}
