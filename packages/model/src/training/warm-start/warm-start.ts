import { setImmediate as nextTurn } from 'node:timers/promises';
import { MODALITIES } from '@fusionrank/domain/modality';
import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { createRng, type Rng, shuffled } from '@fusionrank/domain/rng';
import { fusedWidth, type NetworkShape } from '../../fusion/network-shape.ts';
import type { Weight, Weights } from '../../fusion/weights.ts';
import { zeroMoments } from '../../optimization/adam.ts';
import type { ItemFeatureTable } from '../../ranking/item-features.ts';
import { itemInputs, presentBlocks } from '../../ranking/item-inputs.ts';
import { applyGradients } from '../apply-gradients.ts';
import { gradientsOf, type LossAndGradients } from '../gradients.ts';
import type { WarmStart } from '../training-config.ts';
import { agreementLoss, MASK_HEAD, VIEW_HEAD } from './agreement-loss.ts';
import { drawViews } from './views.ts';

interface WarmStartSource {
  readonly table: ItemFeatureTable;
  readonly shape: NetworkShape;
  readonly seed: number;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

const ITEMS_PER_STEP = 256;
/** Below the learning rate of training: what starts as the leading components should turn, not be lost. */
const LEARNING_RATE = 0.001;
/** Width of the space two views are compared in. */
const VIEW_WIDTH = 32;

/**
 * Lets the item side learn from the items alone, in place: random halves of one item's blocks are to agree, and a block to follow
 * from the others (agreement-loss.ts). The query's projections then start as the items' own, as they did before. Nothing happens
 * where fewer than two items have two blocks. Same seed, same weights: an interrupted warm start is simply made again.
 * @returns the loss of each step, drawn anew each time.
 * @throws Problem INTERRUPTED once `signal` aborts.
 */
export async function warmItems(
  weights: Weights,
  warmStart: WarmStart,
  source: WarmStartSource,
): Promise<readonly number[]> {
  if (warmStart.kind === 'none') return [];
  const rows = rowsWithTwoBlocks(source.table);
  if (rows.length < 2) return [];
  const rng = createRng(source.seed).fork('warm start');
  const warmed = warmedWeights(weights, source.shape, rng);
  const learned = [...warmed].filter(([, { kind }]) => kind !== 'fixed');
  const moments = new Map(learned.map(([name, { values }]) => [name, zeroMoments(values.length)]));
  const losses: number[] = [];
  for (let step = 1; step <= warmStart.steps; step++) {
    if (source.signal?.aborted === true)
      throw problem('INTERRUPTED', `the warm start stopped before step ${step} of ${warmStart.steps}`);
    const found = stepLoss(warmed, source, { rows: drawnRows(rows, rng), rng });
    applyGradients({ weights: warmed, moments }, { ...found, step, learningRate: LEARNING_RATE, weightDecay: 0 });
    losses.push(found.loss);
    const note = `loss ${found.loss.toFixed(4)}`;
    source.onProgress?.({ stage: 'warm start', done: step, total: warmStart.steps, note });
    await nextTurn();
  }
  followItems(weights);
  return losses;
}

function rowsWithTwoBlocks(table: ItemFeatureTable): readonly number[] {
  const all = table.ids.map((_, row) => row);
  const present = presentBlocks(table, Int32Array.from(all));
  const blocks = MODALITIES.length;
  return all.filter(
    (row) => present.subarray(row * blocks, (row + 1) * blocks).reduce((sum, there) => sum + there, 0) >= 2,
  );
}

/** The weights of the item side, shared with the network, and the heads. No view shows a missing block. */
function warmedWeights(weights: Weights, { config }: NetworkShape, rng: Rng): Weights {
  const d = fusedWidth(config);
  const shared = [...weights]
    .filter(([name]) => name.startsWith('item.') || name.startsWith('scale.'))
    .map(([name, weight]): readonly [string, Weight] => [
      name,
      name === 'item.missing' ? { ...weight, kind: 'fixed' } : weight,
    ]);
  return new Map([...shared, [VIEW_HEAD, head(d, VIEW_WIDTH, rng)], [MASK_HEAD, head(d, d, rng)]]);
}

function head(rows: number, columns: number, rng: Rng): Weight {
  const deviation = 1 / Math.sqrt(rows);
  return {
    shape: [rows, columns],
    values: Float32Array.from({ length: rows * columns }, () => rng.normal() * deviation),
    kind: 'dense',
  };
}

function drawnRows(rows: readonly number[], rng: Rng): Int32Array {
  if (rows.length <= ITEMS_PER_STEP) return Int32Array.from(shuffled(rows, rng));
  const drawn = new Set<number>();
  while (drawn.size < ITEMS_PER_STEP) drawn.add(rows[rng.below(rows.length)] as number);
  return Int32Array.from(drawn);
}

function stepLoss(
  weights: Weights,
  { table, shape }: WarmStartSource,
  { rows, rng }: { readonly rows: Int32Array; readonly rng: Rng },
): LossAndGradients {
  const items = itemInputs({ table, rows, widths: shape.widths });
  const views = drawViews(items.present, rng);
  return gradientsOf(weights, items.attributes.vocabulary, (parameters) =>
    agreementLoss(parameters, shape, { items, views }),
  );
}

/** A query lies in the space of the items' texts or pictures: it must go the same way, or their likeness is lost. */
function followItems(weights: Weights): void {
  for (const modality of ['text', 'image'] as const) {
    const own = weights.get(`item.${modality}.projection`);
    if (own !== undefined) weights.get(`user.query.${modality}`)?.values.set(own.values);
  }
}
