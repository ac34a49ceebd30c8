import type { TrainingLog } from '@fusionrank/feature-store';
import { clickProbabilityQuality, selectBackend, type CalibrationReport } from '@fusionrank/model/training';
import { slateExamples, type ExampleSources } from '../train/slate-examples.ts';
import type { ReplayShop } from './replay-shop.ts';

export interface LoggedProbabilitiesTask extends Pick<ExampleSources, 'onProgress' | 'seed'> {
  readonly log: TrainingLog;
  readonly window: { readonly from: Date; readonly until: Date };
  /** Slates looked at, at most, clicked in or not. */
  readonly most: number;
}

/** The model's click probabilities against the clicks of the window, where each item stood. Undefined for a shop without items. */
export async function loggedProbabilities(
  { model, items, index, encodeQuery, itemTable }: ReplayShop,
  { window, most, ...sources }: LoggedProbabilitiesTask,
): Promise<CalibrationReport | undefined> {
  if (items.length === 0) return undefined;
  const table = await itemTable();
  const slates = await slateExamples({ ...window, name: 'logged test', most }, { ...sources, index, encodeQuery });
  await selectBackend();
  return clickProbabilityQuality(model.artifact.network, { table, slates, slatesPerStep: 32 });
}
