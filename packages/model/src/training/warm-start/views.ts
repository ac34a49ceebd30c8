import { MODALITIES } from '@fusionrank/domain/modality';
import { type Rng, shuffled } from '@fusionrank/domain/rng';

/** Which blocks of each item are looked at, [items, MODALITIES.length] each, 1 where they are. */
export interface Views {
  /** Two halves of an item's blocks: none is in both, each has one, and together they are all. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** One block an item, to be told from all its others. */
  readonly masked: Float32Array;
  readonly others: Float32Array;
}

/** Draws views of items with at least two blocks each; `present` is [items, MODALITIES.length]. */
export function drawViews(present: Float32Array, rng: Rng): Views {
  const blocks = MODALITIES.length;
  const empty = (): Float32Array => new Float32Array(present.length);
  const views = { first: empty(), second: empty(), masked: empty(), others: empty() };
  for (let item = 0; item < present.length; item += blocks) {
    const there = MODALITIES.map((_, block) => item + block).filter((at) => present[at] === 1);
    const order = shuffled(there, rng);
    // Of an odd number, either half may get the one more.
    const half = Math.floor((order.length + rng.below(2)) / 2);
    order.forEach((at, i) => ((i < half ? views.first : views.second)[at] = 1));
    const hidden = there[rng.below(there.length)];
    for (const at of there) (at === hidden ? views.masked : views.others)[at] = 1;
  }
  return views;
}
