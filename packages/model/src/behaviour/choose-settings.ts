import type { OnProgress } from '@fusionrank/domain/progress';
import { foretoldNdcg, type Foretelling } from './choice/foretelling.ts';
import { multiplyRows } from './evidence/item-links.ts';
import { trainIals, type CollaborativeFactors, type IalsSettings } from './ials.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

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
    return { settings, ndcg: validationNdcg(factors, { training, validation }) };
  });
  onProgress?.({ stage: 'choosing collaborative settings', done: candidates.length, total: candidates.length });
  return judged.sort((a, b) => b.ndcg - a.ndcg);
}

function validationNdcg({ users, items, width }: CollaborativeFactors, foretelling: Foretelling): number {
  const matrix = { count: items.length / width, width, values: items };
  return foretoldNdcg(foretelling, (user, out) => {
    multiplyRows(matrix, users.subarray(user * width, (user + 1) * width), out);
  });
}
