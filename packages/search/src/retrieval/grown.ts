type Numbers = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

const LEAST_LENGTH = 1_024;

/**
 * The same numbers in an array that has a place `at`: itself where it has, else one half as long again, zeros behind. Half
 * rather than double, as a column of a million rows should not lie idle by another million.
 */
export function grown<N extends Numbers>(numbers: N, at: number): N {
  if (at < numbers.length) return numbers;
  const length = Math.max(LEAST_LENGTH, at + 1, Math.ceil(numbers.length * 1.5));
  const Kind = numbers.constructor as new (length: number) => N;
  const wider = new Kind(length);
  wider.set(numbers);
  return wider;
}
