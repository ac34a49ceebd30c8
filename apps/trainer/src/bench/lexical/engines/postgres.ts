import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '@fusionrank/feature-store/database';
import { termsNeeded } from '@fusionrank/search/lexical';
import type { LexicalEngine } from '../engine.ts';

/** PostgreSQL's full-text search on an embedded server of its own: weighted tsvector, GIN index, ts_rank over all matches. */
export async function openPostgres(): Promise<LexicalEngine> {
  const home = await mkdtemp(path.join(tmpdir(), 'fusionrank-bench-'));
  // As root, the server runs as another user.
  await chmod(home, 0o755);
  const { pool, close } = await openDatabase({ home });
  await pool.query('CREATE UNLOGGED TABLE bench_products (row integer PRIMARY KEY, words tsvector NOT NULL)');
  const { rows: versions } = await pool.query<{ server_version: string }>('SHOW server_version');
  return {
    version: versions[0]?.server_version ?? 'unknown',
    add: async (products) => {
      const column = (of: (product: (typeof products)[number]) => unknown) => products.map(of);
      await pool.query(INSERT, [
        column(({ row }) => row),
        column(({ fields }) => fields.title),
        column(({ fields }) => `${fields.brand} ${fields.category}`),
        column(({ fields }) => fields.attributes),
        column(({ fields }) => fields.description),
      ]);
    },
    complete: async () => {
      await pool.query('CREATE INDEX ON bench_products USING gin (words)');
      await pool.query('VACUUM ANALYZE bench_products');
    },
    top: async (query, limit) => {
      const { rows } = await pool.query<{ row: number }>(SELECT, [tsQuery(query.split(' ')), limit]);
      return rows.map(({ row }) => row);
    },
    bytesElsewhere: async () => {
      const { rows } = await pool.query<{ bytes: string }>(`SELECT pg_total_relation_size('bench_products') AS bytes`);
      return Number(rows[0]?.bytes);
    },
    close: async () => {
      await close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

const INSERT = `INSERT INTO bench_products
  SELECT row, setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', label), 'B')
           || setweight(to_tsvector('english', attributes), 'C') || setweight(to_tsvector('english', description), 'D')
  FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[]) AS p (row, title, label, attributes, description)`;

const SELECT = `SELECT row FROM bench_products, to_tsquery('english', $1) AS query
  WHERE words @@ query ORDER BY ts_rank('{0.2, 0.5, 0.67, 1}', words, query) DESC, row LIMIT $2`;

/** The same matches as ours: any word of two, any two of three or four. */
export function tsQuery(words: readonly string[]): string {
  if (termsNeeded(words.length) === 1) return words.join(' | ');
  const pairs = words.flatMap((word, i) => words.slice(i + 1).map((other) => `${word} & ${other}`));
  return pairs.map((pair) => `(${pair})`).join(' | ');
}
