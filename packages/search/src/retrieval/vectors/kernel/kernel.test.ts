import { readFile } from 'node:fs/promises';
import wabt from 'wabt';
import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { openKernel } from './kernel.ts';
import { KERNEL_BYTES } from './kernel-bytes.ts';
import { shareMemory } from './wasm.ts';

test('the bytes are the source, assembled', async () => {
  const assembler = await wabt();
  const source = await readFile(new URL('./kernel.wat', import.meta.url), 'utf8');
  const { buffer } = assembler.parseWat('kernel.wat', source, { threads: true, simd: true }).toBinary({});
  expect(KERNEL_BYTES).toBe(Buffer.from(buffer).toString('base64'));
});

const STRIDE = 48;
const COUNT = 40;
const AT = { query: 0, widened: 256, mask: 512, rows: 1_024, scales: 2_048, errors: 3_072, out: 4_096, codes: 8_192 };
const CENTROIDS = 16_384;

function setUp() {
  const rng = createRng('kernel');
  const memory = shareMemory(1);
  const { buffer } = memory;
  const codes = new Int8Array(buffer, AT.codes, COUNT * STRIDE).map(() => rng.below(255) - 127);
  new Int8Array(buffer, AT.codes, COUNT * STRIDE).set(codes);
  const query = Int16Array.from({ length: STRIDE }, () => rng.below(32_767) - 16_383);
  new Int16Array(buffer, AT.query, STRIDE).set(query);
  const product = (slot: number, other: ArrayLike<number>): number =>
    codes.subarray(slot * STRIDE, (slot + 1) * STRIDE).reduce((sum, number, i) => sum + number * (other[i] ?? 0), 0);
  return { buffer, kernel: openKernel(memory), rng, codes, query, product };
}

test('a scan writes the scores of the slots that count, as worked out number by number', () => {
  const { buffer, kernel, query, product, rng } = setUp();
  const rows = Int32Array.from({ length: COUNT }, (_, slot) => (slot % 7 === 0 ? -1 : COUNT - 1 - slot));
  const scales = Float32Array.from({ length: COUNT }, () => rng.next());
  new Int32Array(buffer, AT.rows, COUNT).set(rows);
  new Float32Array(buffer, AT.scales, COUNT).set(scales);
  new Float32Array(buffer, AT.errors, COUNT).fill(50);
  const mask = new Uint8Array(buffer, AT.mask, COUNT);
  mask.set(Uint8Array.from({ length: COUNT }, (_, row) => (row % 5 === 0 ? 0 : 1)));
  const scoreOf = (slot: number): number => product(slot, query) * 0.01 * (scales[slot] ?? 0);
  const scan = (threshold: number): number =>
    kernel.scan(
      ...[AT.codes, AT.rows, AT.scales, AT.errors, STRIDE, 3, 38, AT.query, 0.01, AT.mask, threshold, AT.out],
    );
  const counting = [...rows.keys()].filter((slot) => slot >= 3 && slot < 38 && rows[slot]! >= 0 && mask[rows[slot]!]);

  const found = scan(-Infinity);
  const slots = Array.from({ length: found }, (_, i) => new Int32Array(buffer, AT.out, 2 * found)[2 * i]);
  expect(slots).toEqual(counting);
  const scores = new Float32Array(buffer, AT.out, 2 * found);
  counting.forEach((slot, i) => {
    expect(Math.abs(scores[2 * i + 1]! / scoreOf(slot) - 1)).toBeLessThan(1e-5);
  });
  expect(counting.length).toBeGreaterThan(15);
  expect(scan(20)).toBe(counting.filter((slot) => scoreOf(slot) + 50 >= 20).length);
});

test('codes are assigned to the centroid of the largest product, and products are exact', () => {
  const { buffer, kernel, codes, query, product, rng } = setUp();
  const centroids = Array.from({ length: 5 }, () => Int8Array.from({ length: STRIDE }, () => rng.below(255) - 127));
  centroids.forEach((centroid, i) => new Int8Array(buffer, CENTROIDS + i * STRIDE, STRIDE).set(centroid));
  kernel.assign(AT.codes, COUNT, STRIDE, CENTROIDS, 5, AT.widened, AT.out);
  const expected = Array.from({ length: codes.length / STRIDE }, (_, slot) => {
    const products = centroids.map((centroid) => product(slot, centroid));
    return products.indexOf(Math.max(...products));
  });
  expect([...new Int32Array(buffer, AT.out, COUNT)]).toEqual(expected);
  kernel.products(AT.codes, COUNT, STRIDE, AT.query, AT.out);
  expect([...new Int32Array(buffer, AT.out, COUNT)]).toEqual(expected.map((_, slot) => product(slot, query)));
});
