/** Numbers as text, for the file of a finished contender. */
export function pack(values: Int32Array | Float32Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}

export function unpackInts(text: string): Int32Array {
  return new Int32Array(bytesOf(text));
}

export function unpackFloats(text: string): Float32Array {
  return new Float32Array(bytesOf(text));
}

/** Aligned, as typed arrays need it. */
function bytesOf(text: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(text, 'base64')).buffer;
}
