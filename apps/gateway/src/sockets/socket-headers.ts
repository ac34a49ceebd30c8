import type { IncomingHttpHeaders } from 'node:http';
import { problem } from '@fusionrank/domain/problem';

/** What says who asks. */
const NAMES = ['authorization', 'x-api-key', 'x-user-id', 'x-session-id', 'x-role'] as const;
const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'x-api-key']);

/**
 * What a socket says of who asks: the headers that it was opened with, and over them what `connection_init` says by the same names, in
 * whatever case; browsers can send no headers. A credential there stands in place of any that came before. Throws INVALID_INPUT for a
 * value that is no text.
 */
export function socketHeaders(
  opened: IncomingHttpHeaders,
  told: Readonly<Record<string, unknown>> = {},
): IncomingHttpHeaders {
  const said = new Map(Object.entries(told).map(([name, value]) => [name.toLowerCase(), value]));
  const isReplaced = [...CREDENTIALS].some((name) => isGiven(said.get(name)));
  const headers = NAMES.map((name) => {
    const value = said.get(name);
    if (isGiven(value)) return [name, textOf(name, value)] as const;
    return [name, isReplaced && CREDENTIALS.has(name) ? undefined : opened[name]] as const;
  });
  return Object.fromEntries(headers.filter(([, value]) => value !== undefined));
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw problem('INVALID_INPUT', `${name}: expected a text`);
}
