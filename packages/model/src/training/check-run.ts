import { problem } from '@fusionrank/domain/problem';
import type { ItemFeatureTable } from '../ranking/item-features.ts';
import { OBJECTIVES, type SlateExample } from './examples.ts';
import { isOfRows } from './losses/training-loss.ts';
import type { TrainingConfig } from './training-config.ts';

/** What a run trains on. */
export interface RunData {
  readonly items: ItemFeatureTable;
  readonly slates: readonly SlateExample[];
  readonly validation: readonly SlateExample[];
  readonly crossFeatures: readonly string[];
}

/** @throws Problem INVALID_INPUT for a run that could not be trained as configured: what was expected, and what came. */
export function checkRun(run: RunData, config: TrainingConfig): void {
  const { slates, validation } = run;
  if (slates.length === 0) throw invalid('training: expected at least one slate, got none');
  if (config.lossWeights.length !== OBJECTIVES.length)
    throw invalid(`lossWeights: expected ${OBJECTIVES.length}, got ${config.lossWeights.length}`);
  checkStart(config);
  for (const slate of [...slates, ...validation]) {
    checkWidths(slate, run);
    checkLabels(slate, config);
    checkPropensities(slate);
  }
  checkWeighting(slates, config);
}

function checkStart({ warmStart, historyDropout }: TrainingConfig): void {
  if (warmStart.kind === 'contrastive' && !(Number.isInteger(warmStart.steps) && warmStart.steps > 0))
    throw invalid(`warmStart: expected a whole number of steps ≥ 1, got ${warmStart.steps}`);
  if (!(historyDropout >= 0 && historyDropout < 1))
    throw invalid(`historyDropout: expected a number in [0, 1), got ${historyDropout}`);
}

function checkWidths({ rows, cross, labels }: SlateExample, { crossFeatures, items }: RunData): void {
  if (cross.length !== rows.length * crossFeatures.length || labels.length !== rows.length * OBJECTIVES.length) {
    throw invalid(
      `slate of ${rows.length} rows: expected ${crossFeatures.length} cross features and ${OBJECTIVES.length} labels a row, got ${cross.length} and ${labels.length} in all`,
    );
  }
  const outside = rows.find((row) => row < 0 || row >= items.ids.length);
  if (outside !== undefined) throw invalid(`slate: expected rows below ${items.ids.length}, got ${outside}`);
}

/** Cross-entropy of a label above 1 has no least value. */
function checkLabels({ labels }: SlateExample, { loss }: TrainingConfig): void {
  const highest = loss.kind === 'cross-entropy' ? 1 : Infinity;
  const wrong = labels.find((label) => !(label >= 0 && label <= highest && Number.isFinite(label)));
  if (wrong === undefined) return;
  const expected = loss.kind === 'cross-entropy' ? 'in [0, 1] (grades need another loss)' : 'of at least 0';
  throw invalid(`loss ${loss.kind}: expected labels ${expected}, got ${wrong}`);
}

function checkPropensities({ rows, propensities }: SlateExample): void {
  if (propensities === undefined) return;
  if (propensities.length !== rows.length)
    throw invalid(`slate of ${rows.length} rows: expected as many propensities, got ${propensities.length}`);
  const wrong = propensities.find((propensity) => !(propensity > 0 && propensity <= 1));
  if (wrong !== undefined) throw invalid(`slate: expected propensities in (0, 1], got ${wrong}`);
}

function checkWeighting(slates: readonly SlateExample[], config: TrainingConfig): void {
  const { loss, propensityWeighting, propensityFloor } = config;
  if (propensityWeighting === 'none') return;
  if (!(propensityFloor > 0 && propensityFloor <= 1))
    throw invalid(`propensityFloor: expected a number in (0, 1], got ${propensityFloor}`);
  if (!isOfRows(loss))
    throw invalid(
      `propensityWeighting inverse: expected a loss of single rows (cross-entropy or mse), got ${loss.kind}`,
    );
  if (slates.every(({ propensities }) => propensities === undefined))
    throw invalid('propensityWeighting inverse: expected slates with logged propensities, got none');
}

const invalid = (sentence: string): Error => problem('INVALID_INPUT', sentence);
