import { createRng } from '@fusionrank/domain/rng';
import type { CatalogItem } from '@fusionrank/domain/item';
import { testQueries } from '../simulate/truth/test-queries.ts';
import { findTruth, loadTruth } from '../simulate/truth/truth-file.ts';
import type { Truth } from '../simulate/truth/truth.ts';
import type { JudgedQuery } from './judged-queries.ts';

export interface TruthWindow {
  readonly from: Date;
  readonly until: Date;
}

/** The truth of a home's simulated shoppers; undefined where nothing was simulated. */
export async function openTruth(home: string, items: readonly CatalogItem[]): Promise<Truth | undefined> {
  const file = await findTruth(home);
  return file === undefined ? undefined : loadTruth(file, items);
}

/** Fresh questions in the window, by known and cold shoppers, judged over the whole catalogue. */
export function freshQueries(
  truth: Truth,
  window: TruthWindow,
  draw: { readonly count: number; readonly seed: number },
): JudgedQuery[] {
  const rng = createRng(`${draw.seed}/test queries`);
  return testQueries(truth, { count: draw.count, window }, rng).map(({ userId, text, intent, at }) => ({
    userId,
    text,
    at,
    grades: truth.grades(userId, intent, at),
  }));
}

/** One query, asked by many known shoppers at the window's middle; empty when the simulation knows no such intent. */
export function sharedQuery(
  truth: Truth,
  text: string,
  { from, until, most }: TruthWindow & { readonly most: number },
): JudgedQuery[] {
  const intent = truth.intentOf(text);
  if (intent === undefined) return [];
  const at = new Date((from.getTime() + until.getTime()) / 2);
  return truth.shoppers
    .filter(({ presence }) => presence === 'regular')
    .slice(0, most)
    .map(({ id }) => ({ userId: id, text, at, grades: truth.grades(id, intent, at) }));
}
