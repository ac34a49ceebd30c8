/** A line without its end (`\n` or `\r\n`); one that is too long is passed over, and only its beginning kept. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  /** Bytes from the start of the text to the line's first byte. */
  readonly offset: number;
  readonly bytes: Buffer;
  /** The line's whole length, when it is over the limit; `bytes` then holds its beginning. */
  readonly overlongBytes?: number;
}

const KEPT_OF_OVERLONG = 2_048;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Splits into lines, a batch for each chunk that ends one; never holds more than `maxBytes` and one chunk. */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<readonly Line[]> {
  const open = openLine(maxBytes);
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lines: Line[] = [];
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
      open.append(bytes.subarray(from, end));
      lines.push(open.finish());
      from = end + 1;
    }
    if (from < bytes.length) open.append(bytes.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (!open.isEmpty()) yield [open.finish()];
}

interface OpenLine {
  append(bytes: Buffer): void;
  finish(): Line;
  isEmpty(): boolean;
}

function openLine(maxBytes: number): OpenLine {
  let number = 1;
  let offset = 0;
  let length = 0;
  let parts: Buffer[] = [];
  return {
    append(bytes) {
      length += bytes.length;
      if (length <= maxBytes) parts.push(bytes);
      else if (parts.length !== 1 || (parts[0]?.length ?? 0) > KEPT_OF_OVERLONG) {
        parts = [Buffer.from(Buffer.concat([...parts, bytes]).subarray(0, KEPT_OF_OVERLONG))];
      }
    },
    finish() {
      const bytes = withoutCarriageReturn(
        parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts),
      );
      const line: Line = { number, offset, bytes, ...(length > maxBytes ? { overlongBytes: length } : {}) };
      number += 1;
      offset += length + 1;
      length = 0;
      parts = [];
      return line;
    },
    isEmpty: () => length === 0,
  };
}

function withoutCarriageReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes;
}
