/**
 * IEEE 754 binary16 in little-endian bytes. Values in [−1, 1], as of unit vectors, come back within 2^−12 of what they
 * were (half a unit in the last of 11 significant bits); beyond ±65,504 they become infinite.
 */
export function encodeFloat16(values: Float32Array): Buffer {
  const bytes = Buffer.allocUnsafe(values.length * 2);
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  bits.forEach((float, i) => bytes.writeUInt16LE(roundToHalf(float), i * 2));
  return bytes;
}

/** Exact. Throws RangeError on an odd number of bytes. */
export function decodeFloat16(bytes: Uint8Array): Float32Array {
  if (bytes.length % 2 !== 0) throw new RangeError(`expected two bytes a value, got ${bytes.length} bytes`);
  const values = new Float32Array(bytes.length / 2);
  for (let i = 0; i < values.length; i++) {
    values[i] = FLOAT16_VALUES[(bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8)] ?? 0;
  }
  return values;
}

/** The same numbers as patterns of 16 bits, from `at` on. */
export function writeFloat16(values: Float32Array, into: Uint16Array, at: number): void {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < bits.length; i++) into[at + i] = roundToHalf(bits[i] as number);
}

/** Bits of a float32 to bits of the nearest float16, ties to even. */
function roundToHalf(float: number): number {
  const sign = (float >>> 16) & 0x8000;
  const magnitude = float & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00; // NaN
  if (magnitude >= 0x477ff000) return sign | 0x7c00; // from 65,520 on: infinity
  if (magnitude >= 0x38800000) return sign | roundedShift(magnitude - 0x38000000, 13); // normal: rebias 127 to 15
  if (magnitude < 0x33000000) return sign; // below half of the smallest subnormal
  const exponent = magnitude >>> 23;
  return sign | roundedShift((magnitude & 0x7fffff) | 0x800000, 126 - exponent); // subnormal: in units of 2^−24
}

function roundedShift(value: number, by: number): number {
  const kept = value >>> by;
  const rest = value & ((1 << by) - 1);
  const half = 1 << (by - 1);
  return rest > half || (rest === half && (kept & 1) === 1) ? kept + 1 : kept;
}

/** The value of each of the 65,536 patterns. */
export const FLOAT16_VALUES = Float32Array.from({ length: 65_536 }, (_, bits) => {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
});
