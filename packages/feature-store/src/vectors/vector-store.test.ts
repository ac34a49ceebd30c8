import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRng } from '@fusionrank/domain/rng';
import type { VectorStore } from '../store.ts';
import { type TestDatabase, openTestDatabase } from '../testing/test-database.ts';
import { createVectorStore } from './vector-store.ts';

let database: TestDatabase;
let vectors: VectorStore;
beforeAll(async () => {
  database = await openTestDatabase();
  vectors = createVectorStore(database);
});
afterAll(() => database.close());

test('vectors come back within the error of float16, more than one chunk of them', async () => {
  const rng = createRng('vectors');
  const rows = Array.from({ length: 4_100 }, (_, i) => ({
    contentHash: `hash-${i}`,
    values: Float32Array.from({ length: 16 }, () => rng.next() * 2 - 1),
  }));
  await vectors.write('text', rows);
  const held = await vectors.read(
    'text',
    rows.map(({ contentHash }) => contentHash),
  );
  expect(held.size).toBe(rows.length);
  const worst = Math.max(
    ...rows.flatMap(({ contentHash, values }) =>
      [...values].map((value, i) => Math.abs(value - held.get(contentHash)![i]!)),
    ),
  );
  expect(worst).toBeLessThanOrEqual(2 ** -12);
  expect(worst).toBeGreaterThan(0);
});

test('what is not there is left out of the reading and named as missing, in order and once', async () => {
  await vectors.write('image', [{ contentHash: 'b', values: Float32Array.of(1) }]);
  expect([...(await vectors.read('image', ['a', 'b', 'b'])).keys()]).toEqual(['b']);
  expect(await vectors.missing('image', ['c', 'b', 'a', 'c'])).toEqual(['c', 'a']);
});

test('encoders do not see each other’s vectors', async () => {
  await vectors.write('one', [{ contentHash: 'x', values: Float32Array.of(1) }]);
  expect(await vectors.missing('other', ['x'])).toEqual(['x']);
});

test('the last writing of a content wins, in one batch and over batches', async () => {
  const write = (...values: number[]): Promise<void> =>
    vectors.write(
      'again',
      values.map((value) => ({ contentHash: 'x', values: Float32Array.of(value) })),
    );
  await write(1, 2);
  expect((await vectors.read('again', ['x'])).get('x')).toEqual(Float32Array.of(2));
  await write(3);
  expect((await vectors.read('again', ['x'])).get('x')).toEqual(Float32Array.of(3));
});

test.each([NaN, Infinity, 1e6])('%d in a vector is refused', async (value) => {
  const rows = [{ contentHash: 'bad', values: Float32Array.of(0, value) }];
  await expect(vectors.write('text', rows)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  expect(await vectors.missing('text', ['bad'])).toEqual(['bad']);
});
