import type { ItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { despiteLosses } from '../database/despite-losses.ts';
import type { Database } from '../database/open.ts';
import { queryUntil } from '../database/query-until.ts';
import type { CatalogStore, StoredItem, UpsertCounts } from '../store.ts';
import { watchCatalogue } from './catalog-watch.ts';
import { type StoredItemRow, itemOfRow, rowOfItem, storedItemOfRow } from './item-row.ts';

const STREAM_BATCH_SIZE = 2_000;

/** The shop's catalogue in "Item". Triggers on the table number its versions and tell listeners on `catalog_changed`. */
export function createCatalogStore({ pool }: Pick<Database, 'pool'>): CatalogStore {
  return {
    upsert: async (items) => {
      const rows = new Map(items.map(rowOfItem).map((row) => [row.id, row]));
      const given = JSON.stringify([...rows.values()]);
      const { rows: written } = await despiteLosses('products were written', () =>
        pool.query<{ inserted: boolean }>(UPSERT, [given]),
      );
      return countsOf(rows.size, written);
    },
    withdraw: async (ids) => (await pool.query(WITHDRAW, [ids])).rowCount ?? 0,
    stream: (options) =>
      streamItems(pool, { after: options?.after ?? 0n, batchSize: options?.batchSize ?? STREAM_BATCH_SIZE }),
    byIds: async (ids, reader = {}) => {
      const { rows } = await despiteLosses('products were read', () =>
        queryUntil<StoredItemRow>({ pool }, { text: BY_IDS, values: [ids] }, reader),
      );
      const items = new Map(rows.map((row) => [row.id as ItemId, itemOfRow(row)]));
      return ids.map((id): CatalogItem | undefined => items.get(id));
    },
    count: async () => {
      const { rows } = await pool.query<{ count: string }>('SELECT count(*) FROM "Item" WHERE "withdrawnAt" IS NULL');
      return Number(rows[0]?.count ?? 0);
    },
    latestVersion: async () => {
      const { rows } = await pool.query<{ latest: string | null }>('SELECT max("version") AS latest FROM "Item"');
      return BigInt(rows[0]?.latest ?? 0);
    },
    watch: (options) => watchCatalogue(pool, options),
    identity: async () => {
      const { rows } = await pool.query<{ identity: string }>(IDENTITY);
      if (rows[0] === undefined) throw new TypeError('the database did not say which one it is');
      return rows[0].identity;
    },
  };
}

/** The cluster, which it is given when it is made; the database in it; the file of the table, another one once it was emptied. */
const IDENTITY = `
  SELECT system_identifier || '/' || current_database() || '/' || pg_relation_filenode('"Item"'::regclass) AS identity
  FROM pg_control_system()`;

const CONTENT_COLUMNS: Readonly<Record<string, string>> = {
  title: 'text',
  description: 'text',
  brand: 'text',
  categoryPath: 'text[]',
  price: 'numeric',
  currency: 'text',
  compareAtPrice: 'numeric',
  availability: 'text',
  ratingAverage: 'real',
  ratingCount: 'integer',
  attributes: 'jsonb',
  imageStatus: 'text',
  imageHash: 'text',
  imageWidth: 'integer',
  imageHeight: 'integer',
  imageProblem: 'text',
  simulated: 'boolean',
  contentHash: 'text',
  textHash: 'text',
  updatedAt: 'timestamptz',
};

const WRITTEN: Readonly<Record<string, string>> = { id: 'text', ...CONTENT_COLUMNS, createdAt: 'timestamptz' };
const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/**
 * One statement, so one transaction. The batch comes as JSON: its arrays become text[] as they are. An item keeps the
 * earliest date it was ever said to be made at; one that comes back unchanged after a withdrawal is changed by that.
 * xmax is 0 in a row that was not there before.
 */
const UPSERT = `
  INSERT INTO "Item" (${quoted(Object.keys(WRITTEN))})
  SELECT ${quoted(Object.keys(WRITTEN))}
  FROM json_to_recordset($1::json) AS given(${Object.entries(WRITTEN)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ')})
  ORDER BY "id"
  ON CONFLICT ("id") DO UPDATE SET
    ${Object.keys(CONTENT_COLUMNS)
      .map((name) => `"${name}" = EXCLUDED."${name}"`)
      .join(', ')},
    "createdAt" = LEAST("Item"."createdAt", EXCLUDED."createdAt"),
    "withdrawnAt" = NULL
  WHERE "Item"."contentHash" <> EXCLUDED."contentHash" OR "Item"."withdrawnAt" IS NOT NULL
  RETURNING (xmax = 0) AS inserted`;

const WITHDRAW = `UPDATE "Item" SET "withdrawnAt" = now() WHERE "id" = ANY($1::text[]) AND "withdrawnAt" IS NULL`;

const COLUMNS = quoted([...Object.keys(WRITTEN), 'version', 'withdrawnAt']);

const BY_IDS = `SELECT ${COLUMNS} FROM "Item" WHERE "id" = ANY($1::text[])`;

function countsOf(given: number, written: readonly { readonly inserted: boolean }[]): UpsertCounts {
  const inserted = written.filter((row) => row.inserted).length;
  return { inserted, updated: written.length - inserted, unchanged: given - written.length };
}

/** An item that changes while the stream runs comes again, with its new version. */
async function* streamItems(
  pool: Database['pool'],
  { after, batchSize }: { readonly after: bigint; readonly batchSize: number },
): AsyncIterable<readonly StoredItem[]> {
  for (let last = after; ;) {
    const { rows } = await pool.query<StoredItemRow>(
      `SELECT ${COLUMNS} FROM "Item" WHERE "version" > $1 ORDER BY "version" LIMIT $2`,
      [last.toString(), batchSize],
    );
    const items = rows.map(storedItemOfRow);
    const newest = items.at(-1);
    if (newest === undefined) return;
    yield items;
    if (items.length < batchSize) return;
    last = newest.version;
  }
}
