import {
  type EncoderEvidence,
  type EpochVerdict,
  type HistoryEncoder,
  type HistoryEncoderData,
  type HistoryEncoderSettings,
  trainHistoryEncoder,
  takenCounts,
} from '@fusionrank/model/behaviour';
import type { FitContext } from '../contender.ts';
import { drawnUsers, type Stage } from './stage.ts';
import { evidenceNdcg } from './ranking-quality.ts';

/** Users whose next items judge an epoch. */
const JUDGED_USERS = 2_000;
const PATIENCE = 2;

export interface FoundEpochs {
  readonly encoder: HistoryEncoder;
  /** The epoch that did best; further trainings stop there. */
  readonly epochs: number;
  readonly ndcg: number;
}

/** Trains until validation gets no better: the encoder of the best epoch, and which it was. */
export async function encoderUntilBest(
  data: HistoryEncoderData,
  settings: HistoryEncoderSettings,
  { stage, context, name }: { readonly stage: Stage; readonly context: FitContext; readonly name: string },
): Promise<FoundEpochs> {
  if (!canLearn(data)) return { encoder: popularityEncoder(data, settings), epochs: 0, ndcg: 0 };
  const users = drawnUsers(stage, JUDGED_USERS, `${context.seed}/judged users`);
  let best = { epoch: settings.epochs, ndcg: -1 };
  const encoder = await trainHistoryEncoder(data, settings, {
    ...runOf(context, name),
    onEpoch: async (now, epoch): Promise<EpochVerdict> => {
      const ndcg = await evidenceNdcg(encoderEvidence('judged', now), stage, { users, items: data.items });
      const isBest = ndcg > best.ndcg;
      if (isBest) best = { epoch, ndcg };
      return isBest ? 'best' : epoch - best.epoch >= PATIENCE ? 'stop' : 'worse';
    },
  });
  return { encoder, epochs: best.epoch, ndcg: best.ndcg };
}

/** Trains for as many epochs as an earlier training found best, of as many planned: the learning rate falls alike. */
export function encoderOfEpochs(
  data: HistoryEncoderData,
  settings: HistoryEncoderSettings,
  { epochs, context, name }: { readonly epochs: number; readonly context: FitContext; readonly name: string },
): Promise<HistoryEncoder> {
  if (epochs === 0 || !canLearn(data)) return Promise.resolve(popularityEncoder(data, settings));
  return trainHistoryEncoder(data, settings, {
    ...runOf(context, name),
    onEpoch: (_, epoch) => Promise.resolve(epoch < epochs ? 'best' : epoch === epochs ? 'last' : 'stop'),
  });
}

const canLearn = ({ histories }: HistoryEncoderData): boolean => histories.some((history) => history.length > 1);

/** What is left of an encoder where no history has two items: how often each item was taken, the same for everybody. */
function popularityEncoder(
  { items, histories }: HistoryEncoderData,
  { width }: HistoryEncoderSettings,
): HistoryEncoder {
  return {
    width,
    items: new Float32Array(items * width),
    bias: Float32Array.from(takenCounts(items, histories), Math.log1p),
    scale: 1,
    usersOf: (asked) => Promise.resolve(new Float32Array(asked.length * width)),
  };
}

export const encoderEvidence = (name: string, encoder: HistoryEncoder): EncoderEvidence => ({
  kind: 'encoder',
  name,
  serves: 'candidates',
  encoder,
});

function runOf({ onProgress, signal }: FitContext, name: string) {
  return {
    signal,
    onProgress: (progress: Parameters<FitContext['onProgress']>[0]) => onProgress({ ...progress, stage: name }),
  };
}
