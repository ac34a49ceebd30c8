import { beforeAll, describe, expect, test } from 'vitest';
import { clusteredVectors } from '../../testing/clustered-vectors.ts';
import { slotCount, spaceBytes, type CodeSpace } from './code-space.ts';
import { codeRows } from './coded-rows.ts';
import { composeRows } from './composed-rows.ts';
import { withLists } from './lists.ts';
import { putRow } from './put-row.ts';
import { scanSpace } from './scan-space.ts';

const [COUNT, WIDTH, LISTS] = [6_000, 24, 77];
const draw = clusteredVectors({ width: WIDTH, seed: 'scan' });
const column = { width: WIDTH, values: draw(COUNT, 'items'), present: new Uint8Array(COUNT).fill(1), weight: 1 };
// Equal vectors: ties at every border.
for (const row of [10, 20, 30]) column.values.copyWithin(row * WIDTH, 0, WIDTH);
column.present[17] = 0;
const source = composeRows([column]);
const vectorOf = (row: number): Float32Array => {
  const vector = new Float32Array(WIDTH);
  source.read(row, vector);
  return vector;
};
const queries: Float32Array[] = Array.from({ length: 20 }, (_, i) => {
  const vector = draw(20, 'queries').subarray(i * WIDTH, (i + 1) * WIDTH);
  return vector.map((value) => value / Math.hypot(...vector));
});
queries.push(vectorOf(10));

let flat: CodeSpace;
let listed: CodeSpace;
beforeAll(() => {
  flat = codeRows(source, 0.2);
  listed = withLists(flat, { listCount: LISTS, seed: 1, spareShare: 0.2 });
});

const everyRow = new Uint8Array(COUNT).fill(1);
const everySeventh = everyRow.map((_, row) => (row % 7 === 0 ? 1 : 0));
const product = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** Rows at least as near as the `limit`-th nearest. */
function trueRows(
  query: Float32Array,
  { limit, mask }: { readonly limit: number; readonly mask: Uint8Array },
): number[] {
  const rows = [...everyRow.keys()].filter((row) => column.present[row] === 1 && mask[row] === 1);
  const scores = new Map(rows.map((row) => [row, product(query, vectorOf(row))]));
  const border = [...scores.values()].sort((a, b) => b - a)[limit - 1] ?? -Infinity;
  return rows.filter((row) => (scores.get(row) ?? 0) >= border);
}

describe('with every list looked into', () => {
  test.each([
    ['without a filter', everyRow],
    ['with a filter', everySeventh],
  ])('the nearest rows, ties included, are all there %s', (_name, mask) => {
    for (const space of [flat, listed]) {
      for (const query of queries) {
        const found = scanSpace(space, { query, limit: 10, minimum: -1, mask, lists: LISTS });
        expect([...found]).toEqual(expect.arrayContaining(trueRows(query, { limit: 10, mask })));
        expect(found.every((row) => mask[row] === 1)).toBe(true);
        expect(found.length).toBeLessThan(60);
      }
    }
  });
});

test('each row that has a vector is in one list', () => {
  const listedRows = [...listed.rows.subarray(0, slotCount(listed))].sort((a, b) => a - b);
  expect(listedRows).toEqual([...everyRow.keys()].filter((row) => row !== 17));
  expect(listed.listStarts[LISTS]).toBe(COUNT - 1);
  listedRows.slice(0, 50).forEach((row) => {
    expect(listed.rows[listed.slotOfRow[row] ?? 0]).toBe(row);
  });
});

test('a few lists hold nearly all of the nearest', () => {
  const recalls = queries.map((query) => {
    const found = new Set(scanSpace(listed, { query, limit: 50, minimum: -1, mask: everyRow, lists: 20 }));
    const wanted = trueRows(query, { limit: 50, mask: everyRow });
    return wanted.filter((row) => found.has(row)).length / wanted.length;
  });
  expect(recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length).toBeGreaterThan(0.98);
});

test('a row that is put anew is found by its new vector alone, a row that is taken out by none', () => {
  const space = withLists(flat, { listCount: LISTS, seed: 1, spareShare: 0.2 });
  const [query = vectorOf(0)] = queries;
  const nearest = (): Int32Array => scanSpace(space, { query, limit: 1, minimum: -1, mask: everyRow, lists: 3 });
  expect(putRow(space, 17, query)).toBe(true);
  expect([...nearest()]).toEqual([17]);
  expect(putRow(space, 4_000, query)).toBe(true);
  expect(
    putRow(
      space,
      17,
      query.map((value) => -value),
    ),
  ).toBe(true);
  expect([...nearest()]).toEqual([4_000]);
  expect(putRow(space, 4_000, undefined)).toBe(true);
  expect([...nearest()]).not.toContain(4_000);
});

test('a space without room says so and changes nothing', () => {
  const one = composeRows([{ width: 1, values: Float32Array.of(1), present: Uint8Array.of(1), weight: 1 }]);
  const space = codeRows(one, 0);
  const { slotCapacity, rowCapacity } = space.layout;
  for (let at = slotCount(space); at < slotCapacity; at++) putRow(space, 0, Float32Array.of(1));
  expect(putRow(space, 1, Float32Array.of(1))).toBe(false);
  expect(slotCount(space)).toBe(slotCapacity);
  expect(putRow(space, rowCapacity, Float32Array.of(1))).toBe(false);
  expect(putRow(space, rowCapacity, undefined)).toBe(true);
  const found = scanSpace(space, { query: Float32Array.of(1), limit: 9, minimum: -1, mask: everyRow, lists: 0 });
  expect([...found]).toEqual([0]);
});

test('what can’t reach the minimum is left out', () => {
  const [query = vectorOf(0)] = queries;
  const found = scanSpace(flat, { query, limit: COUNT, minimum: 0.9, mask: everyRow, lists: 0 });
  for (const row of found) expect(product(query, vectorOf(row))).toBeGreaterThan(0.85);
  expect(found.length).toBeLessThan(COUNT / 2);
});

test('a code takes its numbers, padded to sixteen, and twelve bytes more', () => {
  const bytes = (slotCapacity: number): number => spaceBytes({ width: 24, rowCapacity: 0, slotCapacity, listCount: 0 });
  expect(bytes(20_480) - bytes(10_240)).toBe(10_240 * (32 + 12));
});
