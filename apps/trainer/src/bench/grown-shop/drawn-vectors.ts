import type { Rng } from '@fusionrank/domain/rng';

/** A cosine of about .9 to the vector that another is drawn around: 1 / √(1 + NOISE²). */
const NOISE = 0.48;

/** A vector about another of the same length: noise of every direction, in all NOISE as long as it. */
export function drawnAround(centre: Float32Array, rng: Rng): Float32Array {
  const length = Math.hypot(...centre);
  // Uniform in ±1 has a variance of 1/3.
  const scale = NOISE * length * Math.sqrt(3 / centre.length);
  const drawn = centre.map((value) => value + scale * (2 * rng.next() - 1));
  const shrink = length / Math.max(Math.hypot(...drawn), Number.MIN_VALUE);
  return drawn.map((value) => value * shrink);
}
