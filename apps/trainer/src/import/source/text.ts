import { isUtf8 } from 'node:buffer';
import type { RejectedRow } from './row.ts';
import { MAX_ROW_BYTES } from './row.ts';
import type { Line } from './lines.ts';

/** Why a line can't even be read as text, or undefined when it can. */
export function refuseLine(line: Line): RejectedRow | undefined {
  const { number, offset, bytes } = line;
  if (line.overlongBytes !== undefined) {
    return {
      line: number,
      offset,
      expected: `a line of at most ${MAX_ROW_BYTES.toLocaleString('en-US')} bytes`,
      got: `${line.overlongBytes.toLocaleString('en-US')} bytes`,
      raw: bytes,
    };
  }
  if (isUtf8(bytes)) return undefined;
  const at = firstInvalidByte(bytes);
  return {
    line: number,
    offset,
    expected: 'UTF-8 text',
    got: `the byte 0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')} at column ${at + 1} (byte ${offset + at} of the text)`,
    raw: bytes,
  };
}

/** Index of the first byte that belongs to no whole character, by bisection over prefixes. */
function firstInvalidByte(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (endsWithinCharacter(bytes, middle) !== undefined) good = middle;
    else bad = middle;
  }
  return endsWithinCharacter(bytes, good) ?? good;
}

/** Length of the prefix's whole characters, at most three bytes less than its own; undefined when one is broken. */
function endsWithinCharacter(bytes: Buffer, length: number): number | undefined {
  const lengths = [length, length - 1, length - 2, length - 3].filter((each) => each >= 0);
  const whole = lengths.find((each) => isUtf8(bytes.subarray(0, each)));
  return whole === undefined || !couldContinue(bytes.subarray(whole, length)) ? undefined : whole;
}

/** True for nothing, and for the beginning of a character of several bytes. */
function couldContinue(rest: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(rest, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Spaces and tabs only, or nothing. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
