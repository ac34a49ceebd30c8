import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_WIDTH } from './code-space.ts';
import { writeCode, writeQuery } from './quantise.ts';

test('a code is the vector in steps of its largest number over 127, worked by hand', () => {
  const code = new Int8Array(3);
  const { scale, error } = writeCode(Float32Array.of(1.27, -0.634, 0), code);
  expect([...code]).toEqual([127, -63, 0]);
  expect(scale).toBeCloseTo(0.01, 6);
  expect(error).toBeCloseTo(0.004, 4);
});

const vectors = fc.float32Array({ minLength: 1, maxLength: 40, min: -1, max: 1, noNaN: true });

test('what a code says is as far from the vector as its error says, and no farther', () => {
  fc.assert(
    fc.property(vectors, (vector) => {
      for (const [write, target] of [
        [writeCode, new Int8Array(vector.length)],
        [writeQuery, new Int16Array(vector.length)],
      ] as const) {
        const { scale, error } = write(vector, target as Int8Array & Int16Array);
        const distance = Math.hypot(...vector.map((value, i) => value - (target[i] ?? 0) * scale));
        expect(distance).toBeLessThanOrEqual(error + 1e-7);
      }
    }),
  );
});

test('zeros are zeros', () => {
  const code = Int8Array.of(1, 1);
  expect(writeCode(new Float32Array(2), code)).toEqual({ scale: 0, error: 0 });
  expect([...code]).toEqual([0, 0]);
});

test('the longest code times the longest query stays within int32', () => {
  const ones = new Float32Array(MAX_WIDTH).fill(1);
  const [code, query] = [new Int8Array(MAX_WIDTH), new Int16Array(MAX_WIDTH)];
  writeCode(ones, code);
  writeQuery(ones, query);
  expect(MAX_WIDTH * code[0]! * query[0]!).toBeLessThan(2 ** 31);
});
