import type { FitContext } from '../../contender.ts';
import type { UserScores } from './validation-ndcg.ts';

/** A small grid, and how one of it is fitted on what stands before validation. */
export interface SettingsSearch<Settings, Model extends { readonly scores: UserScores }> {
  /** In the order they are tried: those that should be tried when time is short come first. */
  readonly grid: readonly Settings[];
  readonly fit: (settings: Settings) => Model | Promise<Model>;
  readonly judge: (scores: UserScores) => number;
  /** Fits that come after the choice and that time is kept for; 0 without it. */
  readonly fitsAfterwards?: number;
  /** Time of a fit against the others' of the grid; 1 each without it. */
  readonly cost?: (settings: Settings) => number;
}

export interface ChosenSettings<Settings, Model> {
  readonly settings: Settings;
  readonly model: Model;
  /** Mean NDCG on the sample of validation; the first of equal ones is taken. */
  readonly ndcg: number;
  /** As far as time went, of how many. */
  readonly tried: number;
  readonly of: number;
}

/**
 * Fits the settings one by one and keeps the best on validation. The first are always tried; others while what they should
 * take, going by those before, is left of the budget.
 */
export async function chosenSettings<Settings, Model extends { readonly scores: UserScores }>(
  { grid, fit, judge, fitsAfterwards = 0, cost = () => 1 }: SettingsSearch<Settings, Model>,
  { budget, signal, onProgress }: FitContext,
): Promise<ChosenSettings<Settings, Model>> {
  let best: Omit<ChosenSettings<Settings, Model>, 'tried' | 'of'> | undefined;
  let [tried, spent] = [0, 0];
  for (const [i, settings] of grid.entries()) {
    const neededMs = (budget.elapsedMs() / spent) * cost(settings) * (1 + fitsAfterwards);
    if (best !== undefined && neededMs > budget.remainingMs()) continue;
    onProgress({ stage: 'settings', done: i, total: grid.length });
    await new Promise(setImmediate);
    signal.throwIfAborted();
    const model = await fit(settings);
    const ndcg = judge(model.scores);
    if (best === undefined || ndcg > best.ndcg) best = { settings, model, ndcg };
    tried++;
    spent += cost(settings);
  }
  if (best === undefined) throw new RangeError('expected a grid of one or more settings');
  return { ...best, tried, of: grid.length };
}

/** What goes into the result file of a choice. */
export function choiceFacts({ ndcg, tried, of }: Pick<ChosenSettings<unknown, unknown>, 'ndcg' | 'tried' | 'of'>): {
  readonly sampleNdcg: number;
  readonly tried: string;
} {
  return { sampleNdcg: ndcg, tried: `${tried} of ${of}` };
}
