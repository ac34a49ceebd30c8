import { withoutLeaks } from '../backend/without-leaks.ts';
import { ndcgAt } from '../evaluation/ndcg.ts';
import { networkLogits } from '../fusion/network.ts';
import { upload } from '../fusion/parameters.ts';
import type { Weights } from '../fusion/weights.ts';
import { type BatchSource, batchOf } from './batch.ts';
import type { SlateExample } from './examples.ts';

interface ScoringPlan extends BatchSource {
  readonly slates: readonly SlateExample[];
  readonly slatesPerStep: number;
}

export interface ValidationPlan extends ScoringPlan {
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
  forEachScored(weights, { ...plan, slates: judged }, (slate, logits) => {
    sum += slateNdcg(slate, logits, plan);
  });
  return judged.length === 0 ? 0 : sum / judged.length;
}

/** Hands over each slate with its logits [rows, objectives], as at the top slot, some slates scored at a time. */
export function forEachScored(
  weights: Weights,
  plan: ScoringPlan,
  visit: (slate: SlateExample, logits: Float32Array) => void,
): void {
  const { objectives } = plan.shape.widths;
  withoutLeaks(() => {
    const parameters = upload(weights);
    for (let start = 0; start < plan.slates.length; start += plan.slatesPerStep) {
      const slates = plan.slates.slice(start, start + plan.slatesPerStep);
      const logits = withoutLeaks(() =>
        networkLogits(parameters, plan.shape, batchOf(slates, plan).inputs).dataSync<'float32'>(),
      );
      let pair = 0;
      for (const slate of slates) {
        visit(slate, logits.subarray(pair * objectives, (pair + slate.rows.length) * objectives));
        pair += slate.rows.length;
      }
    }
  });
}

function slateNdcg(
  { rows, labels }: SlateExample,
  logits: Float32Array,
  { shape, scoreWeights, cutoff }: ValidationPlan,
): number {
  const { objectives } = shape.widths;
  const scored = Array.from(rows, (_, i) => ({
    grade: gradeOf(labels.subarray(i * objectives, (i + 1) * objectives)),
    score: weightedSum(logits.subarray(i * objectives, (i + 1) * objectives), scoreWeights),
  }));
  const ranked = scored.sort((a, b) => b.score - a.score).map(({ grade }) => grade);
  return ndcgAt(cutoff, ranked) ?? 0;
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
