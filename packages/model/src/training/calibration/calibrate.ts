import { type Calibration, calibratedProbability } from '../../ranking/calibration.ts';
import type { TrainedNetwork } from '../../ranking/trained-network.ts';
import { type Objective, OBJECTIVES } from '../examples.ts';
import { type CalibrationReport, chooseCalibration, qualityOf } from './choose-calibration.ts';
import { shownLogits, type ShownSlates } from './shown-logits.ts';

interface NetworkCalibration {
  /** One an objective, in the order of OBJECTIVES. */
  readonly calibrations: readonly Calibration[];
  readonly reports: Readonly<Record<Objective, CalibrationReport>>;
}

/**
 * Fits each objective's calibration on validation slates. It is fitted where items were shown, and holds at the top slot, for which
 * serving answers, as far as the position tower does.
 */
export function calibrateNetwork(
  network: Pick<TrainedNetwork, 'weights' | 'shape'>,
  validation: ShownSlates,
): NetworkCalibration {
  const chosen = shownLogits(network, validation).map(chooseCalibration);
  const reports = OBJECTIVES.map((objective, i) => [objective, chosen[i]?.report]);
  return {
    calibrations: chosen.map(({ calibration }) => calibration),
    reports: Object.fromEntries(reports) as Record<Objective, CalibrationReport>,
  };
}

/** How good the click probabilities of a network are on slates it has not seen, without its calibration and with it. */
export function clickProbabilityQuality(network: TrainedNetwork, slates: ShownSlates): CalibrationReport {
  const examples = shownLogits(network, slates)[0] ?? { logits: [], labels: [] };
  const own = network.calibration?.[0] ?? { kind: 'none' };
  const qualityBy = (calibration: Calibration) =>
    qualityOf(
      examples.logits.map((logit) => calibratedProbability(calibration, logit)),
      examples,
    );
  return {
    kind: own.kind,
    examples: examples.logits.length,
    before: qualityBy({ kind: 'none' }),
    after: qualityBy(own),
  };
}
