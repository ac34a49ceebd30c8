import { storableText } from '../database/storable-text.ts';
import { despiteLosses } from '../database/despite-losses.ts';
import type { Database } from '../database/open.ts';
import { queryUntil } from '../database/query-until.ts';
import type { AuditEntry, AuditFilter, AuditStore } from '../store.ts';

/** The audit log over PostgreSQL: append-only, by a trigger of the table. */
export function createAuditStore({ pool }: Pick<Database, 'pool'>): AuditStore {
  return {
    append: async (entries) => {
      if (entries.length === 0) return;
      const columns = COLUMNS.map((name) => entries.map((entry) => stored(entry, name)));
      await despiteLosses('the audit log was written', () => pool.query(APPEND_SQL, columns));
    },
    page: async ({ limit, before, ...filter }, reader = {}) => {
      const values = [before ?? null, limit, ...valuesOf(filter)];
      const { rows } = await queryUntil<AuditRow>({ pool }, { text: PAGE_SQL, values }, reader);
      return rows.map(entryOf);
    },
  };
}

const COLUMNS = ['id', 'at', 'principal', 'role', 'action', 'subject', 'requestId'] as const;

function stored(entry: AuditEntry, name: (typeof COLUMNS)[number]): string | Date | null {
  const value = entry[name] ?? null;
  return typeof value === 'string' ? storableText(value) : value;
}

interface AuditRow extends Omit<AuditEntry, 'subject'> {
  readonly sequence: string;
  readonly subject: string | null;
}

function entryOf({ subject, sequence, ...entry }: AuditRow): AuditEntry & { readonly sequence: bigint } {
  return { ...entry, sequence: BigInt(sequence), ...(subject === null ? {} : { subject }) };
}

function valuesOf({ principal, subject, action, requestId, from, until }: AuditFilter): readonly unknown[] {
  const texts = [principal, subject, action, requestId].map((text) => (text === undefined ? null : storableText(text)));
  return [...texts, from ?? null, until ?? null];
}

const LISTED = COLUMNS.map((name) => `"${name}"`).join(', ');

const APPEND_SQL = `
  INSERT INTO "AuditEntry" (${LISTED})
  SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
  ON CONFLICT DO NOTHING`;

const PAGE_SQL = `
  SELECT "sequence", ${LISTED} FROM "AuditEntry"
  WHERE ($1::bigint IS NULL OR "sequence" < $1) AND ($3::text IS NULL OR "principal" = $3)
    AND ($4::text IS NULL OR "subject" = $4) AND ($5::text IS NULL OR "action" = $5)
    AND ($6::text IS NULL OR "requestId" = $6)
    AND ($7::timestamptz IS NULL OR "at" >= $7) AND ($8::timestamptz IS NULL OR "at" < $8)
  ORDER BY "sequence" DESC
  LIMIT $2`;
