import { withoutLeaks } from '../backend/without-leaks.ts';
import { ndcgAt } from '../evaluation/ndcg.ts';
import { networkLogits } from '../fusion/network.ts';
import { upload } from '../fusion/parameters.ts';
import type { Weights } from '../fusion/weights.ts';
import { type BatchSource, batchOf } from './batch.ts';
import type { SlateExample } from './examples.ts';

export interface ValidationPlan extends BatchSource {
  readonly slates: readonly SlateExample[];
  readonly slatesPerStep: number;
  readonly scoreWeights: readonly number[];
  /** The k of NDCG@k. */
  readonly cutoff: number;
}

/**
 * Mean NDCG of the network re-ranking logged slates, each without its positions; grade 1 for a click, 2 for a cart, 3 for a
 * purchase. Slates where nothing happened say nothing and are left out; 0 when none is left.
 */
export function validationNdcg(weights: Weights, plan: ValidationPlan): number {
  const judged = plan.slates.filter(({ labels }) => labels.some((label) => label > 0));
  let sum = 0;
  withoutLeaks(() => {
    const parameters = upload(weights);
    for (let start = 0; start < judged.length; start += plan.slatesPerStep) {
      const slates = judged.slice(start, start + plan.slatesPerStep);
      const logits = withoutLeaks(() =>
        networkLogits(parameters, plan.shape, batchOf(slates, plan).inputs).dataSync<'float32'>(),
      );
      sum += summedNdcg(slates, logits, plan);
    }
  });
  return judged.length === 0 ? 0 : sum / judged.length;
}

function summedNdcg(
  slates: readonly SlateExample[],
  logits: Float32Array,
  { shape, scoreWeights, cutoff }: ValidationPlan,
): number {
  const { objectives } = shape.widths;
  let pair = 0;
  let sum = 0;
  for (const slate of slates) {
    const scored = Array.from(slate.rows, (_, i) => {
      const own = logits.subarray((pair + i) * objectives, (pair + i + 1) * objectives);
      return {
        grade: gradeOf(slate.labels.subarray(i * objectives, (i + 1) * objectives)),
        score: weightedSum(own, scoreWeights),
      };
    });
    pair += slate.rows.length;
    sum +=
      ndcgAt(
        cutoff,
        scored.sort((a, b) => b.score - a.score).map(({ grade }) => grade),
      ) ?? 0;
  }
  return sum;
}

const weightedSum = (values: Float32Array, weights: readonly number[]): number =>
  values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);

/** The strongest objective reached, from 1 for the first; a graded label counts from its objective on. 0 for none. */
function gradeOf(labels: SlateExample['labels']): number {
  let grade = 0;
  labels.forEach((label, objective) => {
    if (label > 0) grade = Math.max(grade, objective + label);
  });
  return grade;
}
