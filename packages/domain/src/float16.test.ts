import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFloat16, encodeFloat16 } from './float16.ts';

const bitsOf = (value: number): number => encodeFloat16(Float32Array.of(value)).readUInt16LE();

// IEEE 754-2019, 3.6: 1 sign, 5 exponent (bias 15), 10 fraction bits.
test.each([
  [0, 0x0000],
  [-0, 0x8000],
  [1, 0x3c00],
  [-2, 0xc000],
  [0.1, 0x2e66],
  [1 / 3, 0x3555],
  [65_504, 0x7bff],
  [65_519.99, 0x7bff],
  [65_520, 0x7c00],
  [Infinity, 0x7c00],
  [2 ** -14, 0x0400],
  [2 ** -24, 0x0001],
  [2 ** -25, 0x0000],
  [1.5 * 2 ** -25, 0x0001],
  [1 + 2 ** -11, 0x3c00],
  [1 + 3 * 2 ** -11, 0x3c02],
  [2 - 2 ** -12, 0x4000],
])('%d is %i', (value, bits) => {
  expect(bitsOf(value)).toBe(bits);
});

test('NaN stays NaN', () => {
  expect(decodeFloat16(encodeFloat16(Float32Array.of(NaN)))).toEqual(Float32Array.of(NaN));
});

test('every pattern that is a number comes back to itself', () => {
  const patterns = Uint16Array.from({ length: 65_536 }, (_, i) => i).filter((bits) => (bits & 0x7c00) !== 0x7c00);
  expect(encodeFloat16(decodeFloat16(new Uint8Array(patterns.buffer)))).toEqual(Buffer.from(patterns.buffer));
});

test('a value in [−1, 1] comes back within 2^−12', () => {
  fc.assert(
    fc.property(fc.float({ min: -1, max: 1, noNaN: true }), (value) => {
      const [back = NaN] = decodeFloat16(encodeFloat16(Float32Array.of(value)));
      expect(Math.abs(back - value)).toBeLessThanOrEqual(2 ** -12);
    }),
  );
});

test('a view into a larger buffer is encoded alone', () => {
  const whole = Float32Array.of(1, 2, 3, 4);
  expect(decodeFloat16(encodeFloat16(whole.subarray(1, 3)))).toEqual(Float32Array.of(2, 3));
});

test('an odd number of bytes is refused', () => {
  expect(() => decodeFloat16(new Uint8Array(3))).toThrow(RangeError);
});
