import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { sparseMatrix } from '../sparse-matrix.ts';
import { candidateSource } from './candidates.ts';
import { drawSets, wholeSets } from './drawn-sets.ts';
import { itemOperator } from './item-operator.ts';
import { gradientScratch, itemVectors, newItemTable, parameterGradient } from './item-table.ts';
import { paddedSequences, readSequences } from './padded-sequences.ts';
import { pooledGradient, pooledUsers } from './pooled-users.ts';
import type { HistoryEncoder, HistoryEncoderSettings, HistoryReading } from './settings.ts';
import { trainHistoryEncoder } from './train-history-encoder.ts';

const GROUPS = 4;
const PER_GROUP = 6;
const ITEMS = GROUPS * PER_GROUP;

/** Users who each stay within one group of items; in order, each item is followed by the next of its group. */
function groupHistories(users: number, length: number): Int32Array[] {
  const rng = createRng('groups');
  return Array.from({ length: users }, () => {
    const group = rng.below(GROUPS);
    const start = rng.below(PER_GROUP);
    return Int32Array.from({ length }, (_, i) => group * PER_GROUP + ((start + i) % PER_GROUP));
  });
}

const SET: HistoryReading = { kind: 'set', hiddenShare: 0.5, damping: 0.5 };
const SEQUENCE: HistoryReading = { kind: 'sequence', layers: 1, heads: 2, dropout: 0.1, length: 8 };
const settingsOf = (
  reading: HistoryReading,
  overrides: Partial<HistoryEncoderSettings> = {},
): HistoryEncoderSettings => ({
  reading,
  width: 8,
  temperature: 0.2,
  learningRate: 0.02,
  epochs: 12,
  batch: 64,
  negatives: 100,
  seed: 5,
  ...overrides,
});
const plain = itemOperator(ITEMS, { features: [], graphs: [] });
const data = { items: ITEMS, histories: groupHistories(300, 4), operator: plain };

async function logits(encoder: HistoryEncoder, history: readonly number[]): Promise<readonly number[]> {
  const user = await encoder.usersOf([Int32Array.from(history)]);
  return Array.from(encoder.bias, (bias, item) => {
    let cosine = 0;
    for (let k = 0; k < encoder.width; k++) cosine += user[k]! * encoder.items[item * encoder.width + k]!;
    return encoder.scale * cosine + bias;
  });
}
const best = (values: readonly number[], without: readonly number[] = []): number =>
  values.reduce((top, value, i) => (!without.includes(i) && (top < 0 || value > values[top]!) ? i : top), -1);

test('a set of one group foretells the rest of the group', async () => {
  const encoder = await trainHistoryEncoder(data, settingsOf(SET));
  for (let group = 0; group < GROUPS; group++) {
    const own = [group * PER_GROUP, group * PER_GROUP + 1];
    expect(Math.floor(best(await logits(encoder, own), own) / PER_GROUP)).toBe(group);
  }
});

test('a sequence foretells the item that follows, and another order another item', async () => {
  const encoder = await trainHistoryEncoder(data, settingsOf(SEQUENCE));
  expect(best(await logits(encoder, [0, 1]))).toBe(2);
  expect(best(await logits(encoder, [6, 7, 8]))).toBe(9);
  expect(best(await logits(encoder, [2, 1, 0]))).toBe(1);
});

test.each([
  ['set', SET],
  ['sequence', SEQUENCE],
] as const)('same seed, same encoder; another seed, another: %s', async (_, reading) => {
  const short = settingsOf(reading, { epochs: 2 });
  const [first, again] = [await trainHistoryEncoder(data, short), await trainHistoryEncoder(data, short)];
  const other = await trainHistoryEncoder(data, { ...short, seed: 6 });
  expect(again.items).toEqual(first.items);
  expect(other.items).not.toEqual(first.items);
});

test.each([
  ['set', SET],
  ['sequence', SEQUENCE],
] as const)('sampled negatives teach what all items would: %s', async (_, reading) => {
  const encoder = await trainHistoryEncoder(data, settingsOf(reading, { negatives: 8, epochs: 16 }));
  const own = [6, 7];
  expect(Math.floor(best(await logits(encoder, own), own) / PER_GROUP)).toBe(1);
});

test('an item that nobody took is offered to those who take what it resembles', async () => {
  const cold = ITEMS;
  const like = sparseMatrix(
    ITEMS + 1,
    ITEMS + 1,
    [0, 1, 2].map((column) => ({ row: cold, column, value: 1 / 3 })),
  );
  const operator = itemOperator(ITEMS + 1, { features: [], graphs: [{ matrix: like, weight: 1 }] });
  const encoder = await trainHistoryEncoder({ ...data, items: ITEMS + 1, operator }, settingsOf(SET));
  const [near, far] = [await logits(encoder, [0, 1]), await logits(encoder, [7, 8])];
  expect(near[cold]!).toBeGreaterThan(far[cold]! + 1);
});

test('an empty history has a vector of zeros', async () => {
  for (const reading of [SET, SEQUENCE]) {
    const encoder = await trainHistoryEncoder(data, settingsOf(reading, { epochs: 1 }));
    const users = await encoder.usersOf([Int32Array.of(), Int32Array.of(1)]);
    expect(Array.from(users.subarray(0, 8))).toEqual(new Array(8).fill(0));
    expect(Math.hypot(...users.subarray(8))).toBeCloseTo(1, 4);
  }
});

test('the epoch that was named best is kept, and `stop` ends the training', async () => {
  const seen: HistoryEncoder[] = [];
  const encoder = await trainHistoryEncoder(data, settingsOf(SET), {
    onEpoch: (now, epoch) => {
      seen.push(now);
      return Promise.resolve(epoch === 2 ? 'best' : epoch < 4 ? 'worse' : 'stop');
    },
  });
  expect(seen).toHaveLength(4);
  expect(encoder.items).toEqual(seen[1]!.items);
});

test('it stops between two steps when asked to, and refuses histories from which nothing can be foretold', async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(trainHistoryEncoder(data, settingsOf(SET), { signal: stop.signal })).rejects.toMatchObject({
    code: 'INTERRUPTED',
  });
  const lonely = { ...data, histories: [Int32Array.of(1), Int32Array.of()] };
  await expect(trainHistoryEncoder(lonely, settingsOf(SET))).rejects.toThrow('expected a history of two items or more');
});

test('an item’s vector is its own parameters, its features’ and a share of its neighbours’', () => {
  const features = [sparseMatrix(2, 1, [{ row: 1, column: 0, value: 2 }])];
  const graph = sparseMatrix(2, 2, [{ row: 0, column: 1, value: 1 }]);
  const operator = itemOperator(2, { features, graphs: [{ matrix: graph, weight: 0.5 }] });
  const table = {
    ...newItemTable(operator, { width: 1, deviation: 0, rng: createRng(1) }),
    parameters: Float32Array.of(1, 10, 100),
  };
  // Item 1: 10 + 2·100; item 0: 1 + half of item 1.
  expect(Array.from(itemVectors(table, operator, Int32Array.of(0, 1)))).toEqual([106, 210]);
  const gradient = parameterGradient(
    operator,
    { rows: Int32Array.of(0), values: Float32Array.of(2) },
    gradientScratch(table),
  );
  expect(Object.fromEntries(Array.from(gradient.rows, (row, i) => [row, gradient.values[i]]))).toEqual({
    0: 2,
    1: 1,
    2: 2,
  });
});

test('of two items or more one is shown and one hidden; the gradient of pooling is its transpose', () => {
  const rng = createRng('sets');
  for (let round = 0; round < 50; round++) {
    const sets = drawSets([Int32Array.of(3, 4), Int32Array.of(5)], { hiddenShare: 0.5, rng });
    expect(sets.hiddenOf.filter((user) => user === 0)).toHaveLength(1);
  }
  const sets = wholeSets([Int32Array.of(7, 8, 9, 6), Int32Array.of(9)]);
  const pooling = { width: 1, damping: 0.5 };
  expect(Array.from(pooledUsers(sets, Float32Array.of(1, 2, 3, 4), pooling))).toEqual([5, 3]);
  expect(Array.from(pooledGradient(sets, Float32Array.of(2, 1), pooling))).toEqual([1, 1, 2, 1]);
});

test('training reads all entries but the last, serving all; the oldest fall off', () => {
  const training = paddedSequences([Int32Array.of(1, 2, 3, 4), Int32Array.of(5, 6)], 2);
  expect(Array.from(training.targets)).toEqual([3, 4, 6]);
  expect(Array.from(training.readers)).toEqual([0, 1, 2]);
  const serving = readSequences([Int32Array.of(1, 2, 3), Int32Array.of(5)], 2);
  expect(Array.from(serving.readers)).toEqual([1, 2]);
  expect(Array.from(serving.distinct)).toEqual([2, 3, 5]);
});

test('candidates hold every target once; the correction is −ln of the chance to be among them', () => {
  const source = candidateSource(Float64Array.of(8, 1, 1, 0), 2);
  const { items, correction, placeOf } = source.draw(Int32Array.of(3, 3), createRng(1));
  expect(items).toContain(3);
  expect(new Set(items).size).toBe(items.length);
  expect(placeOf[3]).toBe(items.indexOf(3));
  // Draws by √(count + 1): item 3 has 1 / (3 + 2·√2 + 1); as a target it has share 0.
  const drawn = 1 / (4 + 2 * Math.SQRT2);
  expect(correction[items.indexOf(3)]!).toBeCloseTo(-Math.log(1 - (1 - drawn) ** 2), 4);
  expect(Array.from(candidateSource(Float64Array.of(1, 1), 2).draw(Int32Array.of(0), createRng(1)).correction)).toEqual(
    [0, 0],
  );
});
