import { Buffer } from 'node:buffer';
import { problem } from '@fusionrank/domain/problem';
import type { TimeSpan } from '@fusionrank/feature-store/metrics';

/** A place in the list of a window's queries; opaque to clients. */
export interface QueryCursor extends TimeSpan {
  readonly query: string;
  readonly searches: number;
}

export function writeQueryCursor({ from, until, searches, query }: QueryCursor): string {
  return Buffer.from(`${from.getTime()}:${until.getTime()}:${searches}:${query}`).toString('base64url');
}

/** Throws INVALID_INPUT for what `writeQueryCursor` did not write. */
export function readQueryCursor(text: string): QueryCursor {
  const written = /^(\d{1,15}):(\d{1,15}):(\d{1,9}):(.+)$/s.exec(Buffer.from(text, 'base64url').toString());
  const [, from, until, searches, query] = written ?? [];
  if (query !== undefined) {
    const span = { from: new Date(Number(from)), until: new Date(Number(until)) };
    const cursor = { ...span, searches: Number(searches), query };
    if (writeQueryCursor(cursor) === text) return cursor;
  }
  const came = JSON.stringify(text.slice(0, 80));
  throw problem('INVALID_INPUT', `after: expected a cursor of an earlier answer, got ${came}`);
}
