import { createRng, type Rng } from '@fusionrank/domain/rng';

export interface ClusteredShop {
  readonly width: number;
  readonly seed: number | string;
}

/** Kinds on each of the levels, from the root. */
const KINDS = [40, 30, 20] as const;
/** Spread of the kinds on each level about the one above, and of items about theirs. */
const SPREADS = [1, 0.8, 0.6, 0.5] as const;

/**
 * Vectors as a shop's are, [count, width]: kinds in kinds in kinds (24,000), popular ones far more often than others, and
 * variances that fall with the component as principal components' do. Another label draws others
 * of the same kinds.
 */
export function clusteredVectors({ width, seed }: ClusteredShop): (count: number, label: string) => Float32Array {
  const kinds = createRng(seed);
  const levels = KINDS.map((_, level) => {
    const count = KINDS.slice(0, level + 1).reduce((product, of) => product * of, 1);
    const centres = new Float32Array(count * width);
    for (let kind = 0; kind < count; kind++)
      addNoise(centres, { at: kind * width, width, spread: SPREADS[level] ?? 0, rng: kinds });
    return centres;
  });
  return (count, label) => {
    const rng = createRng(`${seed}/${label}`);
    const values = new Float32Array(count * width);
    for (let row = 0; row < count; row++) {
      let kind = 0;
      const at = row * width;
      levels.forEach((centres, level) => {
        kind = kind * (KINDS[level] ?? 1) + popular(KINDS[level] ?? 1, rng);
        for (let i = 0; i < width; i++) values[at + i] = (values[at + i] ?? 0) + (centres[kind * width + i] ?? 0);
      });
      addNoise(values, { at, width, spread: SPREADS[3], rng });
    }
    return values;
  };
}

/** P(k) ∝ about 1 / (k + 1). */
function popular(count: number, rng: Rng): number {
  return Math.min(count - 1, Math.floor((count + 1) ** rng.next()) - 1);
}

interface Noise {
  readonly at: number;
  readonly width: number;
  readonly spread: number;
  readonly rng: Rng;
}

/** Near enough to normal, and far quicker: four uniform numbers, of variance 1/12 each. */
function addNoise(values: Float32Array, { at, width, spread, rng }: Noise): void {
  for (let i = 0; i < width; i++) {
    const normal = (rng.next() + rng.next() + rng.next() + rng.next() - 2) * Math.sqrt(3);
    values[at + i] = (values[at + i] ?? 0) + (normal * spread) / Math.sqrt(1 + i / 8);
  }
}
