/** Numbers copied before other work has its turn: below a millisecond. */
const NUMBERS_A_TURN = 1 << 20;

type Numbers = Float32Array | Uint16Array | Int8Array | Uint8Array;

/** The same numbers where another thread can read them: as they are if they lie there, a copy otherwise. */
export async function inSharedMemory<Given extends Numbers>(numbers: Given): Promise<Given> {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const copy = sharedLike(numbers);
  for (let from = 0; from < numbers.length; from += NUMBERS_A_TURN) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve));
    copy.set(numbers.subarray(from, from + NUMBERS_A_TURN), from);
  }
  return copy as Given;
}

function sharedLike(numbers: Numbers): Numbers {
  const memory = new SharedArrayBuffer(numbers.byteLength);
  if (numbers instanceof Float32Array) return new Float32Array(memory);
  if (numbers instanceof Uint16Array) return new Uint16Array(memory);
  return numbers instanceof Int8Array ? new Int8Array(memory) : new Uint8Array(memory);
}
