import type { Rng } from '@fusionrank/domain/rng';

/** What the targets of one step are chosen from. */
export interface Candidates {
  /** Each item once, rising. */
  readonly items: Int32Array;
  /** −ln P(an item is among the candidates), added to its logit; 0 where all items stand. */
  readonly correction: Float32Array;
  /** Where an item stands, −1 where it doesn't. Overwritten by the next draw. */
  readonly placeOf: Int32Array;
}

export interface CandidateSource {
  draw(targets: Int32Array, rng: Rng): Candidates;
}

/**
 * All items while there are no more than `negatives`; otherwise the step's own targets and `negatives` draws by popularity^½.
 * The softmax over a sample stands for that over all items once each logit is lowered by the logarithm of how likely its item
 * is to be among them, popular items more than rare ones (Bengio & Senécal, 2008; Yi et al., 2019).
 */
export function candidateSource(popularity: Float64Array, negatives: number): CandidateSource {
  const placeOf = new Int32Array(popularity.length).fill(-1);
  if (popularity.length <= negatives) {
    const items = Int32Array.from({ length: popularity.length }, (_, item) => item);
    placeOf.set(items);
    const all = { items, correction: new Float32Array(items.length), placeOf };
    return { draw: () => all };
  }
  const shares = distribution(popularity, 1);
  const draws = distribution(
    popularity.map((count) => count + 1),
    0.5,
  );
  const cumulative = running(draws);
  return {
    draw: (targets, rng) => {
      placeOf.fill(-1);
      for (const item of targets) placeOf[item] = 0;
      for (let i = 0; i < negatives; i++) placeOf[drawn(cumulative, rng.next())] = 0;
      const items = Int32Array.from(placeOf.keys()).filter((item) => placeOf[item] === 0);
      items.forEach((item, place) => (placeOf[item] = place));
      const correction = Float32Array.from(items, (item) => {
        const absent =
          negatives * Math.log1p(-(draws[item] as number)) + targets.length * Math.log1p(-(shares[item] as number));
        return -Math.log(-Math.expm1(absent));
      });
      return { items, correction, placeOf };
    },
  };
}

/** Shares that add up to 1, by counts^power. */
function distribution(counts: Float64Array, power: number): Float64Array {
  const raised = counts.map((count) => count ** power);
  const total = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => Math.min(value / Math.max(total, Number.MIN_VALUE), 1 - 1e-9));
}

function running(shares: Float64Array): Float64Array {
  let sum = 0;
  return shares.map((share) => (sum += share));
}

/** The first place whose running sum passes `at`. */
function drawn(cumulative: Float64Array, at: number): number {
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
