import { problem } from '@fusionrank/domain/problem';

/** A place in a list that is read from its newest entry on, as an opaque text. */
export function writeListCursor(place: string): string {
  return Buffer.from(`list:${place}`).toString('base64url');
}

/** Throws INVALID_INPUT for what no such list has given out. */
export function readListCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (text.startsWith('list:')) return text.slice('list:'.length);
  throw problem('INVALID_INPUT', `after: expected a cursor that this list has given, got "${cursor.slice(0, 80)}"`);
}
