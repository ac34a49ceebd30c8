import { POSITION_COUNT } from '../fusion/network-shape.ts';
import type { TrainedNetwork } from './trained-network.ts';

/**
 * What standing at `position` (from 0) adds to an objective's logit beyond the top slot, as training learned it; serving leaves
 * it out. 0 for a network without a position tower.
 */
export function positionBias(
  { weights, shape }: Pick<TrainedNetwork, 'weights' | 'shape'>,
  position: number,
  objective: number,
): number {
  const table = weights.get('position.bias')?.values;
  if (table === undefined) return 0;
  const row = Math.min(position, POSITION_COUNT - 1);
  return (table[row * shape.widths.objectives + objective] as number) - (table[objective] as number);
}
