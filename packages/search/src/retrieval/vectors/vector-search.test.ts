import { parseItemId } from '@fusionrank/domain/id';
import { type ItemFeatureTable, LiveItemTable, type ModalityColumn } from '@fusionrank/model/ranking';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clusteredVectors } from '../../testing/clustered-vectors.ts';
import { createFeatureSpace, nearestRows, type FeatureSpace } from '../feature-space.ts';
import { acceptedRows, createLiveRows } from './row-mask.ts';
import { createVectorSearch, type NearestRequest } from './vector-search.ts';

/** Past what is scanned at once, in the text column. */
const COUNT = 20_000;
const WIDTH = 48;
const draw = clusteredVectors({ width: WIDTH, seed: 'search' });

function tableOf(values: Float32Array, present = new Uint8Array(values.length / WIDTH).fill(1)): ItemFeatureTable {
  const count = present.length;
  const none: ModalityColumn = { width: 0, values: new Float32Array(0), present: new Uint8Array(count) };
  return {
    ids: Array.from({ length: count }, (_, row) => parseItemId(`${row}`)),
    text: { width: WIDTH, values, present },
    image: none,
    behaviour: none,
    attributes: { slots: 0, ids: new Int32Array(0) },
    numeric: none,
  };
}

const table = tableOf(draw(COUNT, 'items'));
const features = createFeatureSpace(table);
const live = createLiveRows();
const search = createVectorSearch(live);
const query = draw(1, 'query');
beforeAll(async () => {
  for (let row = 0; row < COUNT; row++) live.set(row, row % 10 !== 3);
  search.follow(table);
  await search.prepare(table);
});
afterAll(() => search.close());

const asked = (space: FeatureSpace, change: Partial<NearestRequest> = {}): NearestRequest => ({
  table: space.table,
  space: 'text',
  query,
  likeness: space.cosineTo('text', query),
  limit: 100,
  minimum: 0.3,
  ...change,
});
const scanned = ({ likeness, filter, except, limit, minimum }: NearestRequest, rowCount = COUNT): Int32Array => {
  const accepts = (row: number): boolean => live.has(row) && row !== except && (filter?.(row) ?? true);
  return nearestRows(likeness, { rowCount, accepts, limit, minimum });
};

test.each<[string, Partial<NearestRequest>]>([
  ['all live rows', {}],
  ['all but one', { except: scanned(asked(features))[0] ?? 0 }],
  ['the few rows that pass a filter', { filter: (row) => row % 100 === 7 }],
  ['the many rows that pass a filter', { filter: (row) => row % 100 > 7 }],
  ['no row', { filter: () => false }],
  ['few', { limit: 1, minimum: -1 }],
  ['none', { limit: 0 }],
  ['rows far away too', { limit: 3_000, minimum: -1 }],
])('the answer among %s is that of a scan of the vectors themselves', async (_name, change) => {
  const request = asked(features, change);
  expect(await search.nearest(request)).toEqual(scanned(request));
});

test('the event loop turns while it is searched', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await Promise.all(Array.from({ length: 40 }, () => search.nearest(asked(features))));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(0);
});

describe.each(['float32', 'float16', 'int8'] as const)('over a table of %s that changes in place', (precision) => {
  const growing = new LiveItemTable({ widths: { text: WIDTH, image: 0, behaviour: 0 }, precision });
  const rowsOf = (count: number): Int32Array => Int32Array.from({ length: count }, (_, row) => row);
  growing.put({ table, rows: rowsOf(COUNT) });
  const space = createFeatureSpace(growing);
  const liveHere = createLiveRows();
  const other = createVectorSearch(liveHere);
  const exactly = ({ likeness, limit, minimum }: NearestRequest): Int32Array =>
    nearestRows(likeness, { rowCount: growing.ids.length, accepts: (row) => liveHere.has(row), limit, minimum });
  beforeAll(async () => {
    for (let row = 0; row < COUNT; row++) liveHere.set(row, true);
    await other.prepare(growing);
    other.follow(growing);
  });
  afterAll(() => other.close());

  test('rows that come, change and go are found as they are now', async () => {
    const [gone = 0, bare = 0] = await other.nearest(asked(space));
    // One row becomes the query itself, one loses its vector, and so many come that the table needs room.
    const added = 6_000;
    const values = new Float32Array((added + 2) * WIDTH);
    values.set(draw(added, 'added'));
    values.set(query, (added - 1) * WIDTH);
    values.set(query, added * WIDTH);
    const present = new Uint8Array(added + 2).fill(1);
    present[added + 1] = 0;
    const rows = Int32Array.from({ length: added + 2 }, (_, i) => (i < added ? COUNT + i : i === added ? 50 : bare));
    const pending = asked(space).likeness;
    const before = pending(bare);
    growing.put({ table: tableOf(values, present), rows });
    liveHere.set(gone, false);
    for (const row of rows) if (row >= COUNT) liveHere.set(row, true);
    space.change([...rows]);
    other.change([...rows]);
    const request = asked(space);
    const found = await other.nearest(request);
    expect([...found.subarray(0, 2)]).toEqual([50, COUNT + added - 1]);
    expect(found).toEqual(exactly(request));
    expect([...found]).not.toEqual(expect.arrayContaining([gone]));
    expect(found).not.toContain(bare);
    // Who asked before the table grew goes on with what there was.
    expect(pending(bare)).toBe(before);
    expect(pending(COUNT + 1_025 + COUNT / 4)).toBeUndefined();
    await other.settled();
    expect(await other.nearest(request)).toEqual(exactly(request));
  });
});

test('another table takes the place of the one before, whether its codes were made ahead or not', async () => {
  for (const ahead of [true, false]) {
    const next = tableOf(draw(COUNT, `model ${ahead}`));
    if (ahead) await search.prepare(next);
    search.follow(next);
    const request = asked(createFeatureSpace(next));
    expect(await search.nearest(request)).toEqual(scanned(request));
  }
});

test('a small table is scanned where the request is, with the same answer', async () => {
  const small = createFeatureSpace(tableOf(table.text.values.slice(0, 500 * WIDTH)));
  const request = asked(small);
  expect(await search.nearest(request)).toEqual(scanned(request, 500));
});

test('a search under which the thread ends is rejected, and the next one starts another', async () => {
  const other = createVectorSearch(live);
  await other.prepare(table);
  const lost = other.nearest(asked(features, { limit: 5_000, minimum: -1 }));
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([expect(lost).rejects.toMatchObject({ code: 'ENVIRONMENT' }), other.close()]);
  const request = asked(features);
  expect(await other.nearest(request)).toEqual(scanned(request));
  await other.close();
});

test('rows are accepted one by one, and other work goes on meanwhile', async () => {
  let turned = false;
  setImmediate(() => (turned = true));
  const [rowCount, turnedAt]: [number, boolean[]] = [200_000, []];
  const accepts = (row: number): boolean => {
    if (row === 0 || row === rowCount - 1) turnedAt.push(turned);
    return row % 3 === 0;
  };
  const found = await acceptedRows({ rowCount, accepts, few: 66_666 });
  expect(turnedAt).toEqual([false, true]);
  const { bytes, count } = found.kind === 'many' ? found.mask : { bytes: new Uint8Array(0), count: 0 };
  expect(count).toBe(66_667);
  expect(bytes.reduce((sum, byte) => sum + byte, 0)).toBe(count);
  expect(await acceptedRows({ rowCount: 7, accepts: (row) => row % 3 === 0, few: 3 })).toEqual({
    kind: 'few',
    rows: [0, 3, 6],
  });
});
