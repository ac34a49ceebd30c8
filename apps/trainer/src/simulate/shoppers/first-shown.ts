import { createRng } from '@fusionrank/domain/rng';
import type { World } from '../truth/draw-intent.ts';

/** Share of a real catalogue that the simulation treats as arriving late. */
const LATE_SHARE = 0.06;

/**
 * When each item first stands in the simulated shop, in ms since the epoch, by row. A simulated item appears when it was
 * created; a real one was imported now, so one in sixteen is let in late, over the simulation's second half.
 */
export function firstShown(world: World, seed: number): readonly number[] {
  const from = world.span.from.getTime();
  const until = world.span.until.getTime();
  return world.items.map((item) => {
    const createdAt = item.createdAt.getTime();
    if (item.simulated) return createdAt;
    const rng = createRng(`late ${seed} ${item.id}`);
    return rng.next() < LATE_SHARE ? from + (0.5 + 0.5 * rng.next()) * (until - from) : from;
  });
}
