import { createRng } from '@fusionrank/domain/rng';
import type { NetworkShape } from '../fusion/network-shape.ts';
import { initialWeights, type Weights } from '../fusion/weights.ts';

/** Candidates are ranked from V to scores; their rows of W are gathered from a table that no cache holds. */
export const RANK_CONTEST = { items: 100_000, candidates: 1000, d: 256, hidden: [256, 128], requests: 32 } as const;

/** What all contestants are given. */
export interface RankContest {
  readonly shape: NetworkShape;
  readonly weights: Weights;
  /** W, [items, d] */
  readonly table: Float32Array;
  readonly requests: readonly ContestRequest[];
}

export interface ContestRequest {
  /** V, [1, d] */
  readonly v: Float32Array;
  /** Distinct rows of the table, in no order. */
  readonly rows: Int32Array;
}

/** One way of ranking. */
export interface Contestant {
  readonly name: string;
  /** Whether it answers to float32's rounding; otherwise items are kept in less. */
  readonly isExact: boolean;
  /** Logits of the request's candidates. */
  run(request: number): Promise<Float32Array>;
  release(): Promise<void>;
}

/** 256→256→128→1 after fusion of d = 256, one objective, no cross features: the target of the product's source document. */
export function rankContest({ items, candidates, requests }: ContestSize = RANK_CONTEST): RankContest {
  const rng = createRng('rank contest');
  const normals = (length: number): Float32Array => Float32Array.from({ length }, () => rng.normal());
  const weights = initialWeights(SHAPE, rng);
  for (const { values, kind } of weights.values())
    if (kind === 'dense') values.forEach((value, i) => (values[i] = value + 0.02 * rng.normal()));
  return {
    shape: SHAPE,
    weights,
    table: normals(items * RANK_CONTEST.d),
    requests: Array.from({ length: requests }, () => ({
      v: normals(RANK_CONTEST.d),
      rows: distinctRows(items, candidates, () => rng.below(items)),
    })),
  };
}

export interface ContestSize {
  readonly items: number;
  readonly candidates: number;
  readonly requests: number;
}

const SHAPE: NetworkShape = {
  config: {
    blocks: { text: 64, image: 64, attributes: 32, numeric: 32, behaviour: 64 },
    fusion: 'fusion-matrix',
    history: 'attention',
    hidden: RANK_CONTEST.hidden,
    crossPath: 'hidden',
    fusionPath: 'hidden',
    dropout: 0,
    crossDropout: 0,
    modalityDropout: 0,
    userDropout: 0,
  },
  widths: { text: 8, image: 8, numeric: 4, behaviour: 8, attributeVocabulary: 16, profile: 8, cross: 0, objectives: 1 },
};

function distinctRows(items: number, count: number, draw: () => number): Int32Array {
  if (count > items) throw new RangeError(`expected at most ${items} candidates, got ${count}`);
  const rows = new Set<number>();
  while (rows.size < count) rows.add(draw());
  return Int32Array.from(rows);
}
