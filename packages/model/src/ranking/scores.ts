import { calibratedProbability } from './calibration.ts';
import type { RankScores } from './ranker.ts';
import type { TrainedNetwork } from './trained-network.ts';

/**
 * From logits, [rows, objectives], to what a ranking is told. Score: the weighted sum of log-odds. Probability: of the first
 * objective, the click, calibrated.
 */
export function scoresOf(logits: Float32Array, { shape, scoreWeights, calibration }: TrainedNetwork): RankScores {
  const objectives = shape.widths.objectives;
  const count = logits.length / objectives;
  const score = new Float32Array(count);
  const probability = new Float32Array(count);
  const ofClick = calibration?.[0] ?? { kind: 'none' };
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let i = 0; i < objectives; i++)
      sum += (scoreWeights.objectives[i] ?? 0) * (logits[row * objectives + i] as number);
    score[row] = sum;
    probability[row] = calibratedProbability(ofClick, logits[row * objectives] as number);
  }
  return { score, probability };
}
