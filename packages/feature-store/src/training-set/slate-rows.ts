import type { ItemId, SlateId, UserId } from '@fusionrank/domain/id';
import type { Snapshot } from '../events/snapshot.ts';
import type { LoggedImpression } from '../store.ts';

/** Which slates, and up to when interactions label them. Absent bounds are open. */
export interface SlateWindow {
  readonly from?: Date;
  readonly until?: Date;
  readonly labelsUntil?: Date;
}

/** A slate as logged, before what was known of its user is joined. */
export interface SlateRow {
  readonly slateId: SlateId;
  readonly userId: UserId;
  readonly query: string;
  readonly policy: string;
  readonly shownAt: Date;
  /** By position; at least one. */
  readonly impressions: readonly LoggedImpression[];
}

/** Slates with something on them, in the order in which they were shown, with their labels. */
export async function* readSlates(snapshot: Snapshot, window: SlateWindow): AsyncGenerator<SlateRow[]> {
  const values = [window.from ?? '-infinity', window.until ?? 'infinity'];
  const searches = snapshot.batches<Omit<SlateRow, 'impressions'>>({ text: SEARCHES_SQL, values, batchSize: BATCH });
  for await (const batch of searches) {
    const keys = [batch.map(({ userId }) => userId), batch.map(({ slateId }) => slateId)];
    const labels = await readLabels(snapshot, keys, window);
    const impressions = await readImpressions(snapshot, keys, labels);
    yield batch.flatMap((search) => {
      const shown = impressions.get(slateKey(search));
      return shown === undefined ? [] : [{ ...search, impressions: shown }];
    });
  }
}

/** The number of slates `readSlates` yields. */
export async function countSlates(snapshot: Snapshot, window: SlateWindow): Promise<number> {
  const values = [window.from ?? '-infinity', window.until ?? 'infinity'];
  const [row] = await snapshot.rows<{ readonly count: number }>(COUNT_SQL, values);
  return row?.count ?? 0;
}

type Keys = readonly (readonly string[])[];
interface SlateRef {
  readonly userId: UserId;
  readonly slateId: SlateId;
}
type Labels = Pick<LoggedImpression, 'clicked' | 'carted' | 'purchased'>;

const UNTOUCHED: Labels = { clicked: false, carted: false, purchased: false };

// Ids hold no control characters, so the joined keys can't collide.
const slateKey = ({ userId, slateId }: SlateRef): string => `${userId}\n${slateId}`;
const shownKey = (row: SlateRef & { readonly itemId: ItemId }): string => `${slateKey(row)}\n${row.itemId}`;

async function readLabels(
  snapshot: Snapshot,
  keys: Keys,
  { labelsUntil }: SlateWindow,
): Promise<ReadonlyMap<string, Labels>> {
  type Row = SlateRef & Labels & { readonly itemId: ItemId };
  const rows = await snapshot.rows<Row>(LABELS_SQL, [...keys, labelsUntil ?? 'infinity']);
  return new Map(
    rows.map((row) => {
      const { clicked, carted, purchased } = row;
      return [shownKey(row), { clicked, carted, purchased }];
    }),
  );
}

async function readImpressions(
  snapshot: Snapshot,
  keys: Keys,
  labels: ReadonlyMap<string, Labels>,
): Promise<ReadonlyMap<string, LoggedImpression[]>> {
  type Row = SlateRef & Pick<LoggedImpression, 'itemId' | 'position' | 'propensity'>;
  const slates = new Map<string, LoggedImpression[]>();
  for (const row of await snapshot.rows<Row>(IMPRESSIONS_SQL, keys)) {
    const { itemId, position, propensity } = row;
    const impression = { itemId, position, propensity, ...(labels.get(shownKey(row)) ?? UNTOUCHED) };
    const shown = slates.get(slateKey(row));
    if (shown === undefined) slates.set(slateKey(row), [impression]);
    else shown.push(impression);
  }
  for (const shown of slates.values()) shown.sort((a, b) => a.position - b.position);
  return slates;
}

const BATCH = 1_000;

/** A slate that a picture led to says nothing of its words: what was seen in the picture is not kept. */
const WINDOW_SQL = `s."photograph" IS NULL AND s."shownAt" >= $1::timestamptz AND s."shownAt" < $2::timestamptz`;

const SEARCHES_SQL = `
  SELECT s."slateId", s."userId", s."query", s."policy", s."shownAt" FROM "SearchEvent" s
  WHERE ${WINDOW_SQL}
  ORDER BY s."shownAt", s."userId" COLLATE "C", s."eventId" COLLATE "C"`;

const COUNT_SQL = `
  SELECT count(*)::float8 AS "count" FROM "SearchEvent" s
  WHERE ${WINDOW_SQL} AND EXISTS (
    SELECT FROM "ImpressionEvent" i WHERE i."userId" = s."userId" AND i."slateId" = s."slateId")`;

const WANTED_SQL = `(SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS w("userId", "slateId")) wanted`;

const IMPRESSIONS_SQL = `
  SELECT i."userId", i."slateId", i."itemId", i."position", i."propensity"
  FROM ${WANTED_SQL} JOIN "ImpressionEvent" i USING ("userId", "slateId")`;

const LABELS_SQL = `
  SELECT e."userId", e."slateId", e."itemId",
         bool_or(e."kind" = 'click') AS "clicked", bool_or(e."kind" = 'cart') AS "carted",
         bool_or(e."kind" = 'purchase') AS "purchased"
  FROM ${WANTED_SQL} JOIN "InteractionEvent" e USING ("userId", "slateId")
  WHERE e."occurredAt" < $3::timestamptz
  GROUP BY e."userId", e."slateId", e."itemId"`;
