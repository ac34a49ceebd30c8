import type { BatchSoftmax } from './batch-softmax.ts';
import type { CollaborativeFactors } from './ials.ts';

/** Positive pairs, aligned. */
export interface PositiveBatch {
  /** [rows] */
  readonly users: Int32Array;
  /** [rows] */
  readonly items: Int32Array;
}

export interface ContrastiveSettings {
  /** τ > 0: cosines are divided by it. */
  readonly temperature: number;
  /** [items]: what is taken from an item's logit for being in a batch often. */
  readonly corrections: Float32Array;
  readonly softmax: BatchSoftmax;
}

export interface LossAndGradient {
  /** Mean over the rows, in nats. */
  readonly loss: number;
  /** By the embeddings; zeros in rows that the batch doesn't read. */
  readonly gradient: CollaborativeFactors;
}

/**
 * Softmax loss over the batch's own items, each counted once (Yi et al., 2019; on cosines: Wu et al., 2022):
 *
 *     −log softmax_c( cos(u, c) / τ − correction_c ) [item of the row],  mean over the rows
 */
export async function contrastiveLoss(
  embeddings: CollaborativeFactors,
  batch: PositiveBatch,
  { temperature, corrections, softmax }: ContrastiveSettings,
): Promise<LossAndGradient> {
  const { width } = embeddings;
  const { distinct, targets } = distinctItems(batch.items);
  const users = unitRows(embeddings.users, batch.users, width);
  const items = unitRows(embeddings.items, distinct, width);
  const queries = users.units.map((value) => value / temperature);
  const products = await softmax({
    queries: { count: targets.length, width, values: queries },
    candidates: { count: distinct.length, width, values: items.units },
    bias: Float32Array.from(distinct, (item) => -(corrections[item] as number)),
    targets,
  });
  const { expectedCandidates: byUser, expectedQueries: byItem, targetProbabilities } = products;
  takeTargets({ byUser, byItem, units: items.units, queries, targets, width });
  const gradient = {
    width,
    users: new Float32Array(embeddings.users.length),
    items: new Float32Array(embeddings.items.length),
  };
  addThroughLength(gradient.users, {
    rows: batch.users,
    slopes: byUser,
    ...users,
    scale: 1 / (temperature * targets.length),
  });
  addThroughLength(gradient.items, { rows: distinct, slopes: byItem, ...items, scale: 1 / targets.length });
  return { loss: meanLoss(targetProbabilities), gradient };
}

/** The items once each, in order of coming, and the place of each row's item among them. */
function distinctItems(items: Int32Array): { readonly distinct: Int32Array; readonly targets: Int32Array } {
  const places = new Map<number, number>();
  const targets = Int32Array.from(items, (item) => {
    const place = places.get(item) ?? places.size;
    places.set(item, place);
    return place;
  });
  return { distinct: Int32Array.from(places.keys()), targets };
}

interface UnitRows {
  /** [rows, width] */
  readonly units: Float32Array;
  /** [rows] */
  readonly lengths: Float32Array;
}

/** The given rows at unit length; rows of zeros stay zeros. */
export function unitRows(values: Float32Array, rows: Int32Array, width: number): UnitRows {
  const units = new Float32Array(rows.length * width);
  const lengths = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const [source, target] = [(rows[i] as number) * width, i * width];
    let squares = 0;
    for (let k = 0; k < width; k++) squares += (values[source + k] as number) ** 2;
    lengths[i] = Math.sqrt(squares);
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let k = 0; k < width; k++) units[target + k] = (values[source + k] as number) * scale;
  }
  return { units, lengths };
}

interface Targets {
  readonly byUser: Float32Array;
  readonly byItem: Float32Array;
  readonly units: Float32Array;
  readonly queries: Float32Array;
  readonly targets: Int32Array;
  readonly width: number;
}

/** Turns expectations into slopes: what the right candidate gave is taken off. */
function takeTargets({ byUser, byItem, units, queries, targets, width }: Targets): void {
  for (let row = 0; row < targets.length; row++) {
    const [from, item] = [row * width, (targets[row] as number) * width];
    for (let k = 0; k < width; k++) {
      byUser[from + k] = (byUser[from + k] as number) - (units[item + k] as number);
      byItem[item + k] = (byItem[item + k] as number) - (queries[from + k] as number);
    }
  }
}

interface Slopes extends UnitRows {
  readonly rows: Int32Array;
  /** By the unit rows. */
  readonly slopes: Float32Array;
  readonly scale: number;
}

/** Adds the gradient by rows of any length: ∂x̂/∂x = (I − x̂x̂ᵀ) / |x|. */
function addThroughLength(sums: Float32Array, { rows, slopes, units, lengths, scale }: Slopes): void {
  const width = units.length / rows.length;
  for (let i = 0; i < rows.length; i++) {
    const [source, target] = [i * width, (rows[i] as number) * width];
    const length = lengths[i] as number;
    if (length === 0) continue;
    let along = 0;
    for (let k = 0; k < width; k++) along += (slopes[source + k] as number) * (units[source + k] as number);
    const factor = scale / length;
    for (let k = 0; k < width; k++) {
      const across = (slopes[source + k] as number) - along * (units[source + k] as number);
      sums[target + k] = (sums[target + k] as number) + factor * across;
    }
  }
}

function meanLoss(probabilities: Float32Array): number {
  let sum = 0;
  for (const probability of probabilities) sum -= Math.log(Math.max(probability, 1e-38));
  return sum / probabilities.length;
}
