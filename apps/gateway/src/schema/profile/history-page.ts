import { parseEventId } from '@fusionrank/domain/id';
import type { Interaction } from '@fusionrank/domain/event';
import { problem } from '@fusionrank/domain/problem';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { RequestContext } from '../../context/request-context.ts';
import { readListCursor, writeListCursor } from '../../slates/list-cursor.ts';

export interface HistoryPage {
  readonly edges: readonly { readonly cursor: string; readonly node: Interaction }[];
  readonly hasNextPage: boolean;
}

export interface HistoryAsked {
  readonly first: number;
  readonly after: string | null | undefined;
}

/** What a shopper did last. Who does not consent to being known is a stranger here too. Throws INVALID_INPUT for a foreign cursor. */
export async function historyPage(
  { userId, asOf, consent }: Pick<UserProfile, 'userId' | 'asOf' | 'consent'>,
  { first, after }: HistoryAsked,
  { events, deadline }: Pick<RequestContext, 'events' | 'deadline'>,
): Promise<HistoryPage> {
  const before = typeof after === 'string' ? { before: readCursor(after) } : {};
  if (!consent.personalization) return { edges: [], hasNextPage: false };
  // One more than asked for tells whether there is a next page.
  const found = await events.history(userId, { asOf, limit: first + 1, ...before }, deadline);
  const edges = found.slice(0, first).map((node) => ({ cursor: writeCursor(node), node }));
  return { edges, hasNextPage: found.length > first };
}

type Place = Pick<Interaction, 'occurredAt' | 'eventId'>;

const writeCursor = ({ occurredAt, eventId }: Place): string => writeListCursor(`${occurredAt.getTime()}:${eventId}`);

function readCursor(cursor: string): Place {
  const [, ms, eventId] = /^(-?\d{1,15}):(.+)$/s.exec(readListCursor(cursor)) ?? [];
  if (ms !== undefined) return { occurredAt: new Date(Number(ms)), eventId: parseEventId(eventId) };
  throw problem('INVALID_INPUT', 'after: expected a cursor of recentInteractions, got another');
}
