import type { OnProgress } from '@fusionrank/domain/progress';
import { ndcgAt } from '../evaluation/ndcg.ts';
import { trainIals, type CollaborativeFactors, type IalsSettings } from './ials.ts';
import { sparseRow, type SparseMatrix } from './sparse-matrix.ts';

export interface ChooseSettings {
  /** What factors are fitted on. */
  readonly training: SparseMatrix;
  /** What the same users touched later. */
  readonly validation: SparseMatrix;
  readonly candidates: readonly IalsSettings[];
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface JudgedSettings {
  readonly settings: IalsSettings;
  /** Mean NDCG@20 over validation users, full sort with training items left out; 0 when no user can be judged. */
  readonly ndcg: number;
}

/** A small grid around what works on most shops; every one of them is fitted, the best on validation is taken. */
export function ialsCandidates(seed: number): readonly IalsSettings[] {
  return [16, 32].flatMap((factors) =>
    [0.02, 0.1].flatMap((regularization) =>
      [1, 10].map((alpha) => ({ factors, regularization, alpha, iterations: 8, seed })),
    ),
  );
}

/** Fits each candidate and judges it on validation; best first, equal ones in the order given. */
export function judgeIalsSettings({
  training,
  validation,
  candidates,
  onProgress,
  signal,
}: ChooseSettings): readonly JudgedSettings[] {
  const judged = candidates.map((settings, i) => {
    onProgress?.({ stage: 'choosing collaborative settings', done: i, total: candidates.length });
    const factors = trainIals(training, settings, signal === undefined ? {} : { signal });
    return { settings, ndcg: validationNdcg(factors, training, validation) };
  });
  onProgress?.({ stage: 'choosing collaborative settings', done: candidates.length, total: candidates.length });
  return judged.sort((a, b) => b.ndcg - a.ndcg);
}

const CUT = 20;

function validationNdcg(
  { users, items, width }: CollaborativeFactors,
  training: SparseMatrix,
  validation: SparseMatrix,
): number {
  let sum = 0;
  let judged = 0;
  for (let user = 0; user < validation.rows; user++) {
    const wanted = new Set(sparseRow(validation, user).indices);
    const known = new Set(sparseRow(training, user).indices);
    if (wanted.size === 0 || known.size === 0) continue;
    const ranked = topItems({ user: users.subarray(user * width, (user + 1) * width), items, width, without: known });
    const value = ndcgAt(
      CUT,
      ranked.map((item) => (wanted.has(item) ? 1 : 0)),
      Array.from(wanted, (item) => (known.has(item) ? 0 : 1)),
    );
    if (value === null) continue;
    sum += value;
    judged++;
  }
  return judged === 0 ? 0 : sum / judged;
}

interface Scoring {
  readonly user: Float32Array;
  readonly items: Float32Array;
  readonly width: number;
  readonly without: ReadonlySet<number>;
}

function topItems({ user, items, width, without }: Scoring): readonly number[] {
  const top: { item: number; score: number }[] = [];
  for (let item = 0; item * width < items.length; item++) {
    if (without.has(item)) continue;
    let score = 0;
    for (let k = 0; k < width; k++) score += (user[k] as number) * (items[item * width + k] as number);
    if (top.length === CUT && score <= (top[CUT - 1]?.score ?? 0)) continue;
    const place = top.findIndex((other) => other.score < score);
    top.splice(place < 0 ? top.length : place, 0, { item, score });
    if (top.length > CUT) top.pop();
  }
  return top.map(({ item }) => item);
}
