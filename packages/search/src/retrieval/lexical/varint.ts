/** Whole numbers ≥ 0 in seven bits a byte, least first; the high bit says that more follow. */
export interface ByteReader {
  /** Where the next number starts; set it to read from elsewhere. */
  at: number;
  next(): number;
}

export function byteReader(bytes: Uint8Array, at: number): ByteReader {
  const reader: ByteReader = {
    at,
    next: () => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[reader.at++] ?? 0;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return value;
      }
    },
  };
  return reader;
}

/** Writes a number in [0, 2^31) and returns where the next one goes. `bytes` must have room for five more. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let place = at;
  while (rest >= 0x80) {
    bytes[place++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[place++] = rest;
  return place;
}
