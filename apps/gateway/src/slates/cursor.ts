import { Buffer } from 'node:buffer';
import { parseSlateId } from '@fusionrank/domain/id';
import type { SlateId } from '@fusionrank/domain/id';
import { isProblem, problem } from '@fusionrank/domain/problem';

/** A place in one served ranking; opaque to clients. */
export interface Cursor {
  readonly slateId: SlateId;
  /** 0 is the top slot. */
  readonly position: number;
}

export function writeCursor({ slateId, position }: Cursor): string {
  return Buffer.from(`${position}:${slateId}`).toString('base64url');
}

/** Throws INVALID_INPUT for what `writeCursor` did not write. */
export function readCursor(text: string): Cursor {
  const [, position, slateId] = /^(\d{1,9}):(.+)$/s.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (position === undefined || slateId === undefined) throw malformed(text);
  const cursor = { slateId: slateIdIn(slateId, text), position: Number(position) };
  if (writeCursor(cursor) !== text) throw malformed(text);
  return cursor;
}

function slateIdIn(slateId: string, text: string): SlateId {
  try {
    return parseSlateId(slateId);
  } catch (error) {
    throw isProblem(error) ? malformed(text) : error;
  }
}

function malformed(text: string): Error {
  const came = JSON.stringify(text.slice(0, 80));
  return problem('INVALID_INPUT', `after: expected a cursor of an earlier answer, got ${came}`);
}
