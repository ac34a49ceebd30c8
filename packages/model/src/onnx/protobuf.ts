/** Writes the protobuf wire format: a message is its fields' bytes, one after another. */
export type Field = Buffer;

/** Field of wire type 0; negative numbers as two's complement of 64 bits. */
export function varintField(field: number, value: number): Field {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

/** Field of wire type 2: a string, bytes or a nested message. */
export function bytesField(field: number, value: string | Uint8Array): Field {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  return Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes]);
}

export const message = (...fields: readonly Field[]): Buffer => Buffer.concat(fields);

/** Base-128 varint, least significant group first. */
export function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const group = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest === 0n ? group : group | 0x80);
  } while (rest !== 0n);
  return Buffer.from(bytes);
}
