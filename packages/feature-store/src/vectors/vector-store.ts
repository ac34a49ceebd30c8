import { decodeFloat16, encodeFloat16 } from '@fusionrank/domain/float16';
import { problem } from '@fusionrank/domain/problem';
import { despiteLosses } from '../database/despite-losses.ts';
import type { Database } from '../database/open.ts';
import type { VectorStore } from '../store.ts';

/** Bounds what one statement holds in memory: 4,000 × 1,536 values are 12 MB. */
const CHUNK = 4_000;

/** What encoders made of texts and images, by the hash of what they read, as float16. */
export function createVectorStore({ pool }: Pick<Database, 'pool'>): VectorStore {
  return {
    read: async (encoder, contentHashes) => {
      const vectors = new Map<string, Float32Array>();
      for (const hashes of chunksOf([...new Set(contentHashes)])) {
        const { rows } = await pool.query<{ contentHash: string; values: Buffer }>(READ, [encoder, hashes]);
        for (const { contentHash, values } of rows) vectors.set(contentHash, decodeFloat16(values));
      }
      return vectors;
    },
    write: async (encoder, rows) => {
      const distinct = [...new Map(rows.map((row) => [row.contentHash, row.values]))];
      for (const chunk of chunksOf(distinct)) {
        const hashes = chunk.map(([hash]) => hash);
        const dimensions = chunk.map(([, values]) => values.length);
        const values = chunk.map(([hash, vector]) => encoded(hash, vector));
        await despiteLosses('vectors were written', () => pool.query(WRITE, [encoder, hashes, dimensions, values]));
      }
    },
    missing: async (encoder, contentHashes) => {
      const missing: string[] = [];
      for (const hashes of chunksOf([...new Set(contentHashes)])) {
        const { rows } = await pool.query<{ contentHash: string }>(MISSING, [encoder, hashes]);
        missing.push(...rows.map(({ contentHash }) => contentHash));
      }
      return missing;
    },
  };
}

const READ = `SELECT "contentHash", "values" FROM "ModalityVector" WHERE "encoder" = $1 AND "contentHash" = ANY($2::text[])`;

const WRITE = `
  INSERT INTO "ModalityVector" ("encoder", "contentHash", "dimension", "values")
  SELECT $1, * FROM unnest($2::text[], $3::integer[], $4::bytea[])
  ON CONFLICT ("encoder", "contentHash") DO UPDATE SET "dimension" = EXCLUDED."dimension", "values" = EXCLUDED."values"`;

const MISSING = `
  SELECT given."contentHash" FROM unnest($2::text[]) WITH ORDINALITY AS given("contentHash", place)
  WHERE NOT EXISTS (SELECT FROM "ModalityVector" AS held WHERE held."encoder" = $1 AND held."contentHash" = given."contentHash")
  ORDER BY place`;

/** Throws INVALID_INPUT on what float16 can't hold: a vector with NaN or infinities would poison every score it enters. */
function encoded(contentHash: string, values: Float32Array): Buffer {
  const unfit = values.find((value) => !(Math.abs(value) < 65_520));
  if (unfit !== undefined) {
    throw problem('INVALID_INPUT', `Vector of ${contentHash}: expected values within ±65,504, got ${unfit}`);
  }
  return encodeFloat16(values);
}

function* chunksOf<T>(values: readonly T[]): Iterable<readonly T[]> {
  for (let start = 0; start < values.length; start += CHUNK) yield values.slice(start, start + CHUNK);
}
