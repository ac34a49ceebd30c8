import type { OnProgress } from '@fusionrank/domain/progress';
import { itemOperator, type ItemSideInformation } from '../history-encoder/item-operator.ts';
import type {
  EpochVerdict,
  HistoryEncoder,
  HistoryEncoderRun,
  HistoryEncoderSettings,
} from '../history-encoder/settings.ts';
import { trainHistoryEncoder } from '../history-encoder/train-history-encoder.ts';
import { positiveCells } from '../interaction-graph.ts';
import { sparseRow } from '../sparse-matrix.ts';
import { fitSpectral } from '../spectral.ts';
import { likedItems, MIN_USERS, type TouchHistory, touchMatrix } from './touch-history.ts';

export interface SetEncoderData {
  readonly items: number;
  readonly histories: readonly TouchHistory[];
  /** Its graphs' weights are shares, adding up to 1: they are multiplied by the smoothing. */
  readonly side: ItemSideInformation;
}

export interface SetEncoderSettings {
  /** How much of its neighbours' vectors an item's takes in all, ≥ 0. */
  readonly smoothing: number;
  readonly width: number;
  readonly epochs: number;
  readonly seed: number;
}

export interface SetEncoderRun {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  /** How well item vectors [items, width] foretell, larger is better. */
  readonly judge: (vectors: Float32Array) => number;
}

/** Epochs without a better one, after which a training ends. */
const PATIENCE = 4;
/** Steps an epoch at least has, where there are so many users: Adam needs some hundred of them in all. */
const STEPS = 16;

export interface JudgedEncoder {
  /** The epoch that did best. */
  readonly epochs: number;
  readonly ndcg: number;
}

/** Trains until `judge` gets no better: which epoch was best, and how good. */
export async function judgeSetEncoder(
  data: SetEncoderData,
  settings: SetEncoderSettings,
  { judge, ...run }: SetEncoderRun,
): Promise<JudgedEncoder> {
  let best: JudgedEncoder = { epochs: settings.epochs, ndcg: -1 };
  await trained(data, settings, {
    ...run,
    onEpoch: (encoder, epochs): Promise<EpochVerdict> => {
      const ndcg = judge(vectorsOf(encoder, data, settings));
      const isBest = ndcg > best.ndcg;
      if (isBest) best = { epochs, ndcg };
      return Promise.resolve(isBest ? 'best' : epochs - best.epochs >= PATIENCE ? 'stop' : 'worse');
    },
  });
  return best;
}

/** The encoder as it is after `until` of its planned epochs, and its item vectors: zeros for an item of which nothing is known. */
export async function setEncoderAfter(
  data: SetEncoderData,
  settings: SetEncoderSettings,
  { until, ...run }: Omit<SetEncoderRun, 'judge'> & { readonly until: number },
): Promise<{ readonly encoder: HistoryEncoder; readonly items: Float32Array }> {
  const encoder = await trained(data, settings, {
    ...run,
    onEpoch: (_, epoch) => Promise.resolve(epoch < until ? 'worse' : 'last'),
  });
  return { encoder, items: vectorsOf(encoder, data, settings) };
}

async function trained(
  data: SetEncoderData,
  settings: SetEncoderSettings,
  run: HistoryEncoderRun,
): Promise<HistoryEncoder> {
  const { items } = data;
  const { width } = settings;
  const histories = data.histories.map(likedItems);
  const encoderData = { items, histories, operator: operatorOf(data, settings) };
  if (items < 2 * width) return trainHistoryEncoder(encoderData, settingsOf(data, settings), run);
  // Spectral vectors of items nobody took are zeros: they start as what they resemble, not as noise.
  const touched = positiveCells(touchMatrix(items, data.histories));
  const { vectors } = await fitSpectral(touched, { width, seed: settings.seed });
  const scale = 0.1 * Math.sqrt(items);
  return trainHistoryEncoder(
    { ...encoderData, start: vectors.map((value) => value * scale) },
    settingsOf(data, settings),
    run,
  );
}

function settingsOf(
  { items, histories }: SetEncoderData,
  { width, epochs, seed }: SetEncoderSettings,
): HistoryEncoderSettings {
  return {
    reading: { kind: 'set', hiddenShare: 0.5, damping: 0.5 },
    width,
    temperature: 0.2,
    learningRate: 0.01,
    epochs,
    batch: Math.max(16, Math.min(1_024, Math.ceil(histories.length / STEPS))),
    negatives: Math.min(items, 8_192),
    seed,
  };
}

function operatorOf({ items, side }: SetEncoderData, { smoothing }: SetEncoderSettings) {
  const graphs = side.graphs.map(({ matrix, weight }) => ({ matrix, weight: weight * smoothing }));
  return itemOperator(items, { features: side.features, graphs: smoothing > 0 ? graphs : [] });
}

/** An item that resembles no other and that too few users touched has zeros: nothing is known of it. */
function vectorsOf({ items, width }: HistoryEncoder, data: SetEncoderData, settings: SetEncoderSettings): Float32Array {
  const operator = operatorOf(data, settings);
  const users = new Int32Array(data.items);
  for (const history of data.histories)
    for (const item of likedItems(history)) users[item] = (users[item] as number) + 1;
  const out = items.slice();
  for (let item = 0; item < data.items; item++) {
    const isAlone = sparseRow(operator, item).indices.length === 1;
    if (isAlone && (users[item] as number) < MIN_USERS) out.fill(0, item * width, (item + 1) * width);
  }
  return out;
}
