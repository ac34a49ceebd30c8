import { createRng } from '@fusionrank/domain/rng';

/** Dimension of every latent taste. */
export const TASTE_DIMENSION = 6;

/** Where brands, colours, features and words stand: near values please the same shoppers. */
export interface TasteSpace {
  /** Unit-variance vector of one value, divided by √dimension: its dot product with a standard normal taste is standard normal. */
  vectorOf(kind: TasteKind, value: string): readonly number[];
}

export const TASTE_KINDS = ['brand', 'colour', 'feature', 'word', 'leaf'] as const;
export type TasteKind = (typeof TASTE_KINDS)[number];

export function createTasteSpace(seed: number): TasteSpace {
  const known = new Map<string, readonly number[]>();
  return {
    vectorOf(kind, value) {
      const key = `${kind}:${value}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const vector = normalVector(`taste space ${seed} ${key}`).map((x) => x / Math.sqrt(TASTE_DIMENSION));
      known.set(key, vector);
      return vector;
    },
  };
}

function normalVector(seed: string): number[] {
  const rng = createRng(seed);
  return Array.from({ length: TASTE_DIMENSION }, () => rng.normal());
}
