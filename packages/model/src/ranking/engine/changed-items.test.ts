import { createRng } from '@fusionrank/domain/rng';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../../backend/select-backend.ts';
import { ITEM_PRECISIONS } from '../../fusion/serving-graph/item-precision.ts';
import { initialWeights } from '../../fusion/weights.ts';
import { openRanker } from '../open-ranker.ts';
import type { ExplainRequest, RankRequest } from '../ranker.ts';
import { matrixArrays } from '../stored-matrix.ts';
import { chosenRows } from '../testing/chosen-rows.ts';
import { rankRequest, smallTable, TEST_SHAPE } from '../testing/small-network.ts';
import type { TrainedNetwork } from '../trained-network.ts';
import { openOnnxRanking } from './onnx-engine.ts';
import type { RankingEngine } from './ranking-engine.ts';
import { tensorflowRanking } from './tensorflow-engine.ts';

/** Items that may come in, and what may become of them. */
const ITEMS = 40;
const STATES = 3;
/** Row `state · ITEMS + item` is the item in a state. */
const all = smallTable(STATES * ITEMS);
const states = Array.from({ length: STATES }, (_, state) =>
  chosenRows(
    all,
    Array.from({ length: ITEMS }, (_, item) => state * ITEMS + item),
  ),
);
const network: TrainedNetwork = {
  modelVersion: 'test',
  shape: TEST_SHAPE,
  weights: initialWeights(TEST_SHAPE, createRng(3)),
  crossFeatures: ['a', 'b', 'c'],
  scoreWeights: { objectives: [0.6, 0.2, 0.2] },
};

/** Rounds of changes: which rows, and to which state; new rows come in their order. */
const rounds = fc.array(
  fc.record({
    state: fc.nat(STATES - 1),
    known: fc.uniqueArray(fc.nat(ITEMS - 1), { maxLength: 6 }),
    added: fc.nat(8),
  }),
  { minLength: 1, maxLength: 6 },
);

async function expectAsFresh(changed: RankingEngine, fresh: RankingEngine, items: number): Promise<void> {
  const request: RankRequest = rankRequest({ items, rows: items, history: 5, query: true });
  expect(await changed.logits(request)).toEqual(await fresh.logits(request));
  const { rows, cross, ...rest } = request;
  const few = { rows: rows.slice(0, 2), cross: cross.slice(0, 6) };
  const explained: ExplainRequest = { ...rest, ...few, crossParts: ['query-match', 'context', 'numeric'] };
  const [ours, whole] = [await changed.explain(explained), await fresh.explain(explained)];
  // Means are summed in another order.
  ours.shapley.forEach((value, i) => expect(value).toBeCloseTo(whole.shapley[i]!, 5));
}

const ENGINES = [
  ...ITEM_PRECISIONS.map((precision) => ({
    name: `ONNX Runtime, ${precision}`,
    open: () => openOnnxRanking(network, { threads: 1, precision }),
  })),
  { name: 'TensorFlow.js', open: () => Promise.resolve(tensorflowRanking(network)) },
];

describe.each(ENGINES)('$name', ({ open }) => {
  beforeAll(() => selectBackend('cpu'));

  test('after any history of changed and new rows, scores are those of the table laid anew', async () => {
    const [changed, fresh] = [await open(), await open()];
    await fc.assert(
      fc.asyncProperty(rounds, async (history) => {
        let stateOf: number[] = [0, 0];
        await changed.setItems({ table: chosenRows(states[0]!, [0, 1]), count: 2 });
        for (const { state, known, added } of history) {
          const news = Array.from({ length: Math.min(added, ITEMS - stateOf.length) }, (_, i) => stateOf.length + i);
          const rows = [...known.filter((row) => row < stateOf.length), ...news];
          stateOf = [...stateOf, ...news.map(() => state)].map((old, row) => (rows.includes(row) ? state : old));
          const table = chosenRows(states[state]!, rows);
          await changed.changeItems({ table, count: rows.length, rows: Int32Array.from(rows) });
        }
        const places = stateOf.map((state, row) => state * ITEMS + row);
        await fresh.setItems({ table: chosenRows(all, places), count: stateOf.length });
        await expectAsFresh(changed, fresh, stateOf.length);
      }),
      { numRuns: 15 },
    );
    await changed.release();
    await fresh.release();
  });
});

test('the ranking thread takes changed rows between two rankings, and refuses a table that does not fit its rows', async () => {
  const ranker = await openRanker({ network }, { engine: 'onnx', threads: 1 });
  await ranker.setItems(states[0]!);
  const request = rankRequest({ items: ITEMS, rows: ITEMS, history: 3, query: true });
  const [before, , after] = await Promise.all([
    ranker.rank(request),
    ranker.changeItems({ table: chosenRows(states[1]!, [7]), rows: Int32Array.of(7) }),
    ranker.rank({ ...request, user: { ...request.user, historyRows: Int32Array.of(0, 1, 2) } }),
  ]);
  const whole = await openRanker({ network }, { engine: 'onnx', threads: 1 });
  await whole.setItems(states[0]!);
  expect(before).toEqual(await whole.rank(request));
  const places = [...request.rows.keys()];
  const unchanged = places.filter((place) => request.rows[place] !== 7);
  const again = await whole.rank({ ...request, user: { ...request.user, historyRows: Int32Array.of(0, 1, 2) } });
  for (const place of unchanged) expect(after.score[place]).toBe(again.score[place]);
  const changedPlace = places.find((place) => request.rows[place] === 7);
  if (changedPlace !== undefined) expect(after.score[changedPlace]).not.toBe(again.score[changedPlace]);
  await expect(ranker.changeItems({ table: chosenRows(states[1]!, [7]), rows: Int32Array.of(7, 8) })).rejects.toThrow(
    'changed items: expected 1 rows, got 2',
  );
  await Promise.all([ranker.close(), whole.close()]);
});

describe.each(ITEM_PRECISIONS)('a ranking thread whose items are kept as %s', (precision) => {
  test('gives them to another one, which scores, explains and changes them alike', async () => {
    const options = { engine: 'onnx', threads: 1, precision } as const;
    const [first, second] = [await openRanker({ network }, options), await openRanker({ network }, options)];
    await first.setItems(states[0]!);
    const shape = await first.itemMatrix();
    expect(shape).toMatchObject({ precision, count: ITEMS });
    const arrays = matrixArrays(shape);
    const halves = [0, ITEMS / 2].map((start) => ({ start, rows: ITEMS / 2 }));
    for (const half of halves) {
      arrays.vectors.values.set(await first.itemPart({ array: 'values', ...half }), half.start * shape.d);
      arrays.present.set(await first.itemPart({ array: 'present', ...half }), half.start * arrays.blocks);
      if (arrays.vectors.precision === 'int8')
        arrays.vectors.scales.set(await first.itemPart({ array: 'scales', ...half }), half.start);
    }
    await expect(first.itemPart({ array: 'present', start: 1, rows: ITEMS })).rejects.toThrow('expected at most 40');
    await second.restoreItems(arrays);
    expect(arrays.present.length).toBe(0);
    for (const state of [0, 1]) {
      const rows = Int32Array.of(3, 7);
      if (state === 1)
        for (const ranker of [first, second]) await ranker.changeItems({ table: chosenRows(states[1]!, [3, 7]), rows });
      const request = rankRequest({ items: ITEMS, rows: ITEMS, history: 5, query: true });
      expect(await second.rank(request)).toEqual(await first.rank(request));
      const explained = { ...request, rows: rows, cross: request.cross.slice(0, 6) };
      const asked: ExplainRequest = { ...explained, crossParts: ['query-match', 'context', 'numeric'] };
      const [ours, theirs] = [await second.explain(asked), await first.explain(asked)];
      ours.shapley.forEach((value, i) => expect(value).toBeCloseTo(theirs.shapley[i]!, 5));
    }
    await Promise.all([first.close(), second.close()]);
  });
});

test('items of another network, or kept otherwise, are refused, and those in force stay', async () => {
  const ranker = await openRanker({ network }, { engine: 'onnx', threads: 1, precision: 'int8' });
  await ranker.setItems(states[0]!);
  const shape = await ranker.itemMatrix();
  await expect(ranker.restoreItems(matrixArrays({ ...shape, d: shape.d + 1 }))).rejects.toThrow('expected int8 of');
  await expect(ranker.restoreItems(matrixArrays({ ...shape, precision: 'float16' }))).rejects.toThrow('got float16 of');
  expect(await ranker.itemMatrix()).toEqual(shape);
  await ranker.close();
});
