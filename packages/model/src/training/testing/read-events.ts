/** One event of a TensorBoard file, as far as tests look. */
export interface ReadEvent {
  readonly wallTime: number;
  readonly step: number;
  readonly fileVersion?: string;
  readonly sessionStatus?: number;
  readonly scalars: Readonly<Record<string, number>>;
}

/**
 * Decodes a TensorBoard file by the format's description, sharing nothing with the code that writes it: bitwise CRCs, and
 * protobuf fields read off one by one. Throws where a length or a CRC is wrong.
 */
export function readEvents(file: Buffer): readonly ReadEvent[] {
  const events: ReadEvent[] = [];
  for (let at = 0; at < file.length;) {
    const length = Number(file.readBigUInt64LE(at));
    expectCrc(file.subarray(at, at + 8), file.readUInt32LE(at + 8));
    const data = file.subarray(at + 12, at + 12 + length);
    expectCrc(data, file.readUInt32LE(at + 12 + length));
    events.push(eventOf(data));
    at += 16 + length;
  }
  return events;
}

function expectCrc(bytes: Buffer, masked: number): void {
  const rotated = (BigInt(masked) + 0x1_0000_0000n - 0xa282ead8n) & 0xffffffffn;
  const expected = ((rotated >> 17n) | (rotated << 15n)) & 0xffffffffn;
  const actual = bitwiseCrc(bytes);
  if (actual !== expected) throw new Error(`CRC: expected ${expected.toString(16)}, got ${actual.toString(16)}`);
}

/** Most significant bit first over reversed bytes: the definition, not the table. */
function bitwiseCrc(bytes: Buffer): bigint {
  let crc = 0xffffffffn;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit++) {
      const incoming = BigInt((byte >> bit) & 1) << 31n;
      const top = (crc ^ incoming) & 0x80000000n;
      crc = (crc << 1n) & 0xffffffffn;
      if (top !== 0n) crc ^= 0x1edc6f41n;
    }
  }
  const reversed = Array.from((crc ^ 0xffffffffn).toString(2).padStart(32, '0'))
    .reverse()
    .join('');
  return BigInt(`0b${reversed}`);
}

type Fields = ReadonlyMap<number, readonly (Buffer | number)[]>;

function eventOf(data: Buffer): ReadEvent {
  const fields = fieldsOf(data);
  const version = fields.get(3)?.[0];
  const session = fields.get(7)?.[0];
  const summary = fields.get(5)?.[0];
  const values = Buffer.isBuffer(summary) ? (fieldsOf(summary).get(1) ?? []) : [];
  return {
    wallTime: (fields.get(1)?.[0] as Buffer).readDoubleLE(),
    step: fields.get(2)?.[0] as number,
    ...(Buffer.isBuffer(version) ? { fileVersion: version.toString('utf8') } : {}),
    ...(Buffer.isBuffer(session) ? { sessionStatus: fieldsOf(session).get(1)?.[0] as number } : {}),
    scalars: Object.fromEntries(
      values.map((value) => {
        const own = fieldsOf(value as Buffer);
        return [(own.get(1)?.[0] as Buffer).toString('utf8'), (own.get(2)?.[0] as Buffer).readFloatLE()];
      }),
    ),
  };
}

function fieldsOf(data: Buffer): Fields {
  const fields = new Map<number, (Buffer | number)[]>();
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = data.readUInt8(at++);
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const taken = (length: number): Buffer => data.subarray(at, (at += length));
  while (at < data.length) {
    const tag = number();
    const value = [() => number(), () => taken(8), () => taken(number()), undefined, undefined, () => taken(4)][
      tag % 8
    ];
    if (value === undefined) throw new Error(`wire type ${tag % 8}`);
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), value()]);
  }
  return fields;
}
