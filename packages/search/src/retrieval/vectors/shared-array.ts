/** Numbers copied before other work has its turn: below a millisecond. */
const NUMBERS_A_TURN = 1 << 20;

/** The same numbers where another thread can read them: as they are if they lie there, a copy otherwise. */
export async function inSharedMemory<Numbers extends Float32Array | Uint16Array | Uint8Array>(
  numbers: Numbers,
): Promise<Numbers> {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const copy = sharedLike(numbers);
  for (let from = 0; from < numbers.length; from += NUMBERS_A_TURN) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve));
    copy.set(numbers.subarray(from, from + NUMBERS_A_TURN), from);
  }
  return copy as Numbers;
}

function sharedLike(numbers: Float32Array | Uint16Array | Uint8Array): Float32Array | Uint16Array | Uint8Array {
  const memory = new SharedArrayBuffer(numbers.byteLength);
  if (numbers instanceof Float32Array) return new Float32Array(memory);
  return numbers instanceof Uint16Array ? new Uint16Array(memory) : new Uint8Array(memory);
}
