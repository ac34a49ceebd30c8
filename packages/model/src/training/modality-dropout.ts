import { MODALITIES } from '@fusionrank/domain/modality';
import type { Rng } from '@fusionrank/domain/rng';

/**
 * Which blocks of each item are taken away for one step, [items, MODALITIES.length], 1 where taken. Each present block goes
 * with probability `rate`, independently; of an item that would lose all, one block chosen at random stays.
 */
export function droppedBlocks(present: Float32Array, rate: number, rng: Rng): Uint8Array {
  const blocks = MODALITIES.length;
  const dropped = new Uint8Array(present.length);
  if (rate === 0) return dropped;
  for (let item = 0; item < present.length; item += blocks) {
    const there: number[] = [];
    let kept = 0;
    for (let at = item; at < item + blocks; at++) {
      if (present[at] !== 1) continue;
      there.push(at);
      if (rng.next() < rate) dropped[at] = 1;
      else kept++;
    }
    const spared = there[kept === 0 && there.length > 0 ? rng.below(there.length) : -1];
    if (spared !== undefined) dropped[spared] = 0;
  }
  return dropped;
}
