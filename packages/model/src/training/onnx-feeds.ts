import { Tensor } from 'onnxruntime-node';
import { type Feeds, rowsOfWidth, userFeeds } from '../fusion/learning-graph/feeds.ts';
import type { NetworkInputs } from '../fusion/network.ts';
import { dropsCross, fusedWidth, type NetworkShape, POSITION_COUNT } from '../fusion/network-shape.ts';
import type { Weights } from '../fusion/weights.ts';
import type { Batch } from './batch.ts';

/** The weights as they stand; they are read where they lie. */
export function weightFeeds(weights: Weights, names: readonly string[]): Feeds {
  return Object.fromEntries(
    names.map((name) => {
      const weight = weights.get(name);
      if (weight === undefined) throw new TypeError(`the network has no weight ${name}`);
      return [name, new Tensor('float32', weight.values, weight.shape)];
    }),
  );
}

/** Matrices of one width. */
export function floats(values: Readonly<Record<string, Float32Array>>, width: number): Feeds {
  return Object.fromEntries(Object.entries(values).map(([name, matrix]) => [name, rowsOfWidth(matrix, width)]));
}

/** @param w the batch's items, [items, d]. */
export function pairFeeds(shape: NetworkShape, { inputs, positions }: Batch, w: Float32Array): Feeds {
  const { config, widths } = shape;
  const { users, itemOf, userOf, cross, dropoutMasks } = inputs;
  const d = fusedWidth(config);
  return {
    'batch:w': rowsOfWidth(gathered(w, d, itemOf), d),
    'batch:history': new Tensor('float32', gathered(w, d, users.historyItems), [users.count, users.historyLength, d]),
    ...userFeeds(shape, users),
    'batch:userOf': rowsOfWidth(oneAt(userOf, users.count), users.count),
    'batch:positions': rowsOfWidth(beyondTop(positions), POSITION_COUNT),
    ...(widths.cross > 0 && { 'batch:cross': rowsOfWidth(cross, widths.cross) }),
    ...crossMaskFeed(shape, inputs),
    ...maskFeeds(shape, itemOf.length, dropoutMasks),
  };
}

function crossMaskFeed({ config, widths }: NetworkShape, { cross, crossMask }: NetworkInputs): Feeds {
  if (!dropsCross({ config, widths })) return {};
  return { 'batch:crossMask': rowsOfWidth(crossMask ?? new Float32Array(cross.length).fill(1), widths.cross) };
}

/** All ones where nothing is dropped from a network that knows dropout. */
function maskFeeds({ config }: NetworkShape, pairs: number, masks: readonly Float32Array[] | undefined): Feeds {
  if (config.dropout === 0) return {};
  const named = config.hidden.map((units, layer): readonly [string, Tensor] => [
    `batch:mask.${layer}`,
    rowsOfWidth(masks?.[layer] ?? new Float32Array(pairs * units).fill(1), units),
  ]);
  return Object.fromEntries(named);
}

function gathered(table: Float32Array, width: number, rows: Int32Array): Float32Array {
  const out = new Float32Array(rows.length * width);
  rows.forEach((row, i) => out.set(table.subarray(row * width, (row + 1) * width), i * width));
  return out;
}

/** [rows, width], 1 at each row's column. */
function oneAt(columns: Int32Array, width: number): Float32Array {
  const out = new Float32Array(columns.length * width);
  columns.forEach((column, row) => (out[row * width + column] = 1));
  return out;
}

/** [pairs, POSITION_COUNT]: what reads a position's bias beyond the top slot's. */
function beyondTop(positions: Int32Array): Float32Array {
  const out = oneAt(positions, POSITION_COUNT);
  for (let first = 0; first < out.length; first += POSITION_COUNT) out[first] = (out[first] as number) - 1;
  return out;
}
