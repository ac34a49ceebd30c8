import type { Rng } from '@fusionrank/domain/rng';
import type { NetworkInputs } from '../fusion/network.ts';
import { type NetworkShape, POSITION_COUNT } from '../fusion/network-shape.ts';
import type { ItemFeatureTable } from '../ranking/item-features.ts';
import { itemInputs, presentBlocks } from '../ranking/item-inputs.ts';
import { unknownUser } from '../ranking/user-input.ts';
import { userInputs } from '../ranking/user-inputs.ts';
import type { SlateExample } from './examples.ts';
import { withoutSomeHistory } from './history-dropout.ts';
import { droppedBlocks } from './modality-dropout.ts';

/** Some slates as the network reads them; `pairs` are their rows, one slate after the other. */
export interface Batch {
  readonly inputs: NetworkInputs;
  /** [pairs], in [0, POSITION_COUNT) */
  readonly positions: Int32Array;
  /** [pairs, objectives] */
  readonly labels: Float32Array;
  /** [pairs], 1 where none was logged. */
  readonly propensities: Float32Array;
  /** [slates + 1]: the first pair of each slate, then the number of pairs. */
  readonly slateStarts: Int32Array;
}

export interface BatchSource {
  readonly table: ItemFeatureTable;
  readonly shape: NetworkShape;
  /** Share of history entries left out where `rng` draws; none unless told. */
  readonly historyDropout?: number;
}

/**
 * Gathers slates over the distinct items they show or remember: the item side is computed once an item, the user side once a
 * slate.
 * @param rng draws what training leaves out (modality blocks, history entries, whole users, hidden units); absent: nothing is left out.
 */
export function batchOf(slates: readonly SlateExample[], source: BatchSource, rng?: Rng): Batch {
  const { table, shape } = source;
  const { config, widths } = shape;
  const askers = rng === undefined ? slates : slates.map((slate) => askerOf(slate, source, rng));
  const { rows, placeOf } = distinctRows(askers);
  const dropped = rng && droppedBlocks(presentBlocks(table, rows), config.modalityDropout, rng);
  const items = itemInputs({ table, rows, widths, ...(dropped && { dropped }) });
  const users = userInputs(askers, { widths, placeOf, present: items.present });
  const pairs = slates.reduce((sum, slate) => sum + slate.rows.length, 0);
  const columns = pairColumns(slates, { pairs, cross: widths.cross, objectives: widths.objectives, placeOf });
  const { itemOf, userOf, cross, ...targets } = columns;
  const masks = rng === undefined ? {} : dropoutMasks(shape, pairs, rng);
  return { inputs: { items, users, itemOf, userOf, cross, ...masks }, ...targets };
}

function askerOf(slate: SlateExample, { shape, historyDropout = 0 }: BatchSource, rng: Rng): SlateExample {
  if (rng.next() < shape.config.userDropout) return { ...slate, user: unknownUser() };
  return historyDropout === 0 ? slate : { ...slate, user: withoutSomeHistory(slate.user, historyDropout, rng) };
}

interface DistinctRows {
  readonly rows: Int32Array;
  readonly placeOf: (row: number) => number;
}

function distinctRows(slates: readonly SlateExample[]): DistinctRows {
  const places = new Map<number, number>();
  for (const { rows, user } of slates) {
    for (const row of rows) if (!places.has(row)) places.set(row, places.size);
    for (const row of user.historyRows) if (!places.has(row)) places.set(row, places.size);
  }
  return { rows: Int32Array.from(places.keys()), placeOf: (row) => places.get(row) as number };
}

interface PairWidths {
  readonly pairs: number;
  readonly cross: number;
  readonly objectives: number;
  readonly placeOf: (row: number) => number;
}

function pairColumns(slates: readonly SlateExample[], { pairs, cross: crossWidth, objectives, placeOf }: PairWidths) {
  const itemOf = new Int32Array(pairs);
  const userOf = new Int32Array(pairs);
  const positions = new Int32Array(pairs);
  const cross = new Float32Array(pairs * crossWidth);
  const labels = new Float32Array(pairs * objectives);
  const propensities = new Float32Array(pairs).fill(1);
  const slateStarts = new Int32Array(slates.length + 1).fill(pairs);
  let pair = 0;
  slates.forEach((slate, user) => {
    cross.set(slate.cross, pair * crossWidth);
    labels.set(slate.labels, pair * objectives);
    propensities.set(slate.propensities ?? [], pair);
    slateStarts[user] = pair;
    slate.rows.forEach((row, i) => {
      itemOf[pair] = placeOf(row);
      userOf[pair] = user;
      positions[pair] = Math.min(slate.positions[i] ?? i, POSITION_COUNT - 1);
      pair++;
    });
  });
  return { itemOf, userOf, positions, cross, labels, propensities, slateStarts };
}

function dropoutMasks(
  { config, widths }: NetworkShape,
  pairs: number,
  rng: Rng,
): Pick<NetworkInputs, 'dropoutMasks' | 'crossMask'> {
  const { dropout, crossDropout, hidden } = config;
  return {
    ...(dropout > 0 && { dropoutMasks: hidden.map((units) => dropoutMask(pairs * units, dropout, rng)) }),
    ...(crossDropout > 0 && { crossMask: dropoutMask(pairs * widths.cross, crossDropout, rng) }),
  };
}

/** Dropout is rounded to a whole number of so many parts, so that one draw of 32 bits decides two units. */
const PARTS = 2 ** 16;

/** Inverted dropout: what is kept is scaled up, so that serving needs no scaling. */
function dropoutMask(length: number, rate: number, rng: Rng): Float32Array {
  const dropped = Math.min(Math.round(rate * PARTS), PARTS - 1);
  const kept = PARTS / (PARTS - dropped);
  const mask = new Float32Array(length);
  for (let i = 0; i < length; i += 2) {
    const draw = rng.next() * PARTS;
    const high = Math.floor(draw);
    mask[i] = high < dropped ? 0 : kept;
    if (i + 1 < length) mask[i + 1] = (draw - high) * PARTS < dropped ? 0 : kept;
  }
  return mask;
}
