import type { UserId } from '@fusionrank/domain/id';
import type { Rng } from '@fusionrank/domain/rng';
import { chosen, chosenByWeight } from '../catalog/choose.ts';
import { createIntentSource } from './draw-intent.ts';
import type { Intent } from './intent.ts';
import { queryText } from './query-text.ts';
import type { Shopper, Span } from './shopper.ts';
import type { Truth } from './truth.ts';

/** One question for the evaluation: who asks what when, and what was meant. */
export interface TestQuery {
  readonly userId: UserId;
  /** As typed: synonyms and typos included. */
  readonly text: string;
  readonly intent: Intent;
  readonly at: Date;
  /** The log holds little or nothing of this shopper. */
  readonly cold: boolean;
}

const COLD_SHARE = 0.2;

/** Draws `count` questions with instants in [from, until): four in five by regular shoppers, in proportion to their activity. */
export function testQueries(
  truth: Truth,
  options: { readonly count: number; readonly window: Span },
  rng: Rng,
): TestQuery[] {
  const drawIntent = createIntentSource(truth.world);
  const known = truth.shoppers.filter((shopper) => shopper.presence === 'regular');
  const cold = truth.shoppers.filter((shopper) => shopper.presence !== 'regular');
  const { from, until } = options.window;
  return Array.from({ length: options.count }, () => {
    const shopper = drawAsker({ known, cold }, rng);
    const at = new Date(from.getTime() + Math.floor(rng.next() * (until.getTime() - from.getTime())));
    const intent = drawIntent(shopper, at, rng);
    return { userId: shopper.id, text: queryText(intent, rng), intent, at, cold: shopper.presence !== 'regular' };
  });
}

function drawAsker(
  askers: { readonly known: readonly Shopper[]; readonly cold: readonly Shopper[] },
  rng: Rng,
): Shopper {
  const wantsCold = rng.next() < COLD_SHARE;
  if ((wantsCold && askers.cold.length > 0) || askers.known.length === 0) return chosen(rng, askers.cold);
  return chosenByWeight(rng, askers.known, (shopper) => shopper.activity);
}
