import type { ItemId, UserId } from '@fusionrank/domain/id';
import type { HistoryEntry } from '@fusionrank/domain/profile';
import { interactionKind } from '../events/interaction-rows.ts';
import { knownBeforeSql } from '../features/known-at.ts';
import type { NamedStatement, ReadRows } from './item-facts.ts';

/** What users did last, newest first; those who did nothing, or do not consent to personalisation, are left out. */
export async function readRecent(
  readRows: ReadRows,
  userIds: readonly UserId[],
  { asOf, perUser }: { readonly asOf: Date; readonly perUser: number },
): Promise<ReadonlyMap<UserId, readonly HistoryEntry[]>> {
  const rows = await readRows<RecentRow>(RECENT, [userIds, asOf, perUser]);
  const byUser = new Map<UserId, HistoryEntry[]>();
  for (const { userId, itemId, kind, value, query, occurredAt } of rows) {
    const history = byUser.get(userId) ?? [];
    byUser.set(userId, history);
    history.push({ itemId, kind: interactionKind(kind), value, ...(query === null ? {} : { query }), occurredAt });
  }
  return byUser;
}

interface RecentRow {
  readonly userId: UserId;
  readonly itemId: ItemId;
  readonly kind: string;
  readonly value: number;
  readonly query: string | null;
  readonly occurredAt: Date;
}

const RECENT: NamedStatement = {
  name: 'recent interactions of users',
  text: `
  SELECT newest.*
  FROM unnest($1::text[]) AS wanted("userId")
  CROSS JOIN LATERAL (
    SELECT e."userId", e."itemId", e."kind", e."value", e."query", e."occurredAt"
    FROM "InteractionEvent" e
    WHERE e."userId" = wanted."userId" AND ${knownBeforeSql('e', '$2')}
    ORDER BY e."occurredAt" DESC, e."eventId" COLLATE "C" DESC
    LIMIT $3
  ) newest
  WHERE NOT EXISTS (SELECT FROM "Consent" c WHERE c."userId" = wanted."userId" AND NOT c."personalization")
  ORDER BY newest."userId", newest."occurredAt" DESC`,
};
