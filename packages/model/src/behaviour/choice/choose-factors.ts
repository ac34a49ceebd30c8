import type { OnProgress } from '@fusionrank/domain/progress';
import { ialsCandidates, judgeIalsSettings } from '../choose-settings.ts';
import { multiplyRows } from '../evidence/item-links.ts';
import type { ItemSideInformation } from '../history-encoder/item-operator.ts';
import { toUnitRows } from '../../linear-algebra/unit-rows.ts';
import { trainIals, userFolding, type CollaborativeFactors, type IalsSettings } from '../ials.ts';
import { sparseRow, transposed, type SparseMatrix } from '../sparse-matrix.ts';
import { foretellingOf, foretoldNdcg, type JudgedHistories } from './foretelling.ts';
import { judgeSetEncoder, setEncoderAfter, type SetEncoderSettings } from './set-encoder.ts';
import { likedItems, MIN_USERS, recentTouches, type TouchHistory, touchMatrix } from './touch-history.ts';

/** Where item vectors come from, and how well they foretold validation. */
export type JudgedFactors = { readonly ndcg: number } & (
  | { readonly kind: 'ials'; readonly settings: IalsSettings }
  | { readonly kind: 'encoder'; readonly settings: SetEncoderSettings; readonly epochs: number }
);

export interface ChooseFactors extends JudgedHistories {
  /** What is known of the items beside; absent: the encoder is not tried. */
  readonly side?: ItemSideInformation;
  readonly seed: number;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

const ENCODER = { width: 32, epochs: 24 } as const;
const SMOOTHINGS = [0, 1, 2.5] as const;

/**
 * Judges iALS and the history encoder, smoothed more or less, best first. A model's item vectors are judged as ranking reads them: a
 * user is the weighted mean of the vectors of what they touched, an item scores by its cosine to it. Mean NDCG@20, full sort.
 */
export async function chooseFactors(choice: ChooseFactors): Promise<readonly JudgedFactors[]> {
  const { items, training, side, seed, onProgress, signal } = choice;
  const run = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
  const foretelling = foretellingOf(choice);
  const judge = (vectors: Float32Array, width: number): number => {
    const matrix = { count: items, width, values: toUnitRows(vectors.slice(), width) };
    return foretoldNdcg(foretelling, (user, out) => {
      multiplyRows(matrix, meanVector(matrix, training[user]), out);
    });
  };
  const judged: JudgedFactors[] = [];
  const [ials] = judgeIalsSettings({ ...foretelling, candidates: ialsCandidates(seed), ...run });
  if (ials === undefined) throw new RangeError('no candidate settings to judge');
  const { settings } = ials;
  judged.push({
    kind: 'ials',
    settings,
    ndcg: judge(ialsFactors(foretelling.training, settings, run).items, settings.factors),
  });
  const canLearn = training.some((history) => likedItems(history).length > 1);
  for (const smoothing of side === undefined || !canLearn ? [] : SMOOTHINGS) {
    const own: SetEncoderSettings = { ...ENCODER, smoothing, seed };
    const data = { items, histories: training, side: side ?? { features: [], graphs: [] } };
    const found = await judgeSetEncoder(data, own, { ...run, judge: (vectors) => judge(vectors, own.width) });
    judged.push({ kind: 'encoder', settings: own, ...found });
  }
  return judged.sort((a, b) => b.ndcg - a.ndcg);
}

/** A user as ranking sees one: what was touched further back says a little less. */
const RECENCY = 0.95;

function meanVector(
  { width, values }: { readonly width: number; readonly values: Float32Array },
  history: TouchHistory | undefined,
): Float32Array {
  const mean = new Float32Array(width);
  if (history === undefined) return mean;
  const { items, weights } = recentTouches(history, RECENCY);
  for (let i = 0; i < items.length; i++) {
    const start = (items[i] as number) * width;
    for (let k = 0; k < width; k++)
      mean[k] = (mean[k] as number) + (weights[i] as number) * (values[start + k] as number);
  }
  return mean;
}

export interface FitFactors {
  readonly items: number;
  readonly histories: readonly TouchHistory[];
  readonly side?: ItemSideInformation;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface FittedFactors {
  readonly width: number;
  /** [items, width]; zeros for an item of which too little is known. */
  readonly items: Float32Array;
  /** Vectors of users with these histories, [histories, width]; zeros for an empty one. */
  readonly usersOf: (histories: readonly TouchHistory[]) => Promise<Float32Array>;
}

/** Fits what was chosen, on everything that may be known. */
export async function fitFactors(data: FitFactors, chosen: JudgedFactors): Promise<FittedFactors> {
  const { items, histories, side = { features: [], graphs: [] }, onProgress, signal } = data;
  const run = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
  switch (chosen.kind) {
    case 'ials': {
      const factors = ialsFactors(touchMatrix(items, histories), chosen.settings, run);
      const usersOf = (asked: readonly TouchHistory[]): Promise<Float32Array> =>
        Promise.resolve(foldedUsers(touchMatrix(items, asked), factors.items, chosen.settings));
      return { width: factors.width, items: factors.items, usersOf };
    }
    case 'encoder': {
      const fitted = await setEncoderAfter({ items, histories, side }, chosen.settings, {
        ...run,
        until: chosen.epochs,
      });
      const usersOf = (asked: readonly TouchHistory[]): Promise<Float32Array> =>
        fitted.encoder.usersOf(asked.map(likedItems));
      return { width: fitted.encoder.width, items: fitted.items, usersOf };
    }
  }
}

function ialsFactors(
  touched: SparseMatrix,
  settings: IalsSettings,
  run: Pick<ChooseFactors, 'onProgress' | 'signal'>,
): CollaborativeFactors {
  const factors = trainIals(touched, settings, run);
  forgetRareItems(factors, touched);
  return factors;
}

/** An item that too few users touched is treated as one without behaviour: the network knows how to do without. */
function forgetRareItems({ items, width }: CollaborativeFactors, touched: SparseMatrix): void {
  const byItem = transposed(touched);
  for (let item = 0; item < byItem.rows; item++) {
    const users = sparseRow(byItem, item).values.filter((weight) => weight > 0).length;
    if (users < MIN_USERS) items.fill(0, item * width, (item + 1) * width);
  }
}

/** Each user's factor from everything they touched, in the space of the items' factors. */
function foldedUsers(touched: SparseMatrix, items: Float32Array, settings: IalsSettings): Float32Array {
  const factors = new Float32Array(touched.rows * settings.factors);
  const fold = userFolding(items, settings);
  for (let user = 0; user < touched.rows; user++) factors.set(fold(sparseRow(touched, user)), user * settings.factors);
  return factors;
}
