import type { Database } from '../database/open.ts';
import type { JobStore } from '../store.ts';

/** How far long jobs have come. The last state saved wins; other fingerprints of a job stay as they are. */
export function createJobStore({ pool }: Pick<Database, 'pool'>): JobStore {
  return {
    read: async (job, fingerprint) => {
      const { rows } = await pool.query<{ state: unknown; finished: boolean }>(READ, [job, fingerprint]);
      return rows[0];
    },
    save: async (job, fingerprint, state) => {
      await pool.query(SAVE, [job, fingerprint, JSON.stringify(state), null]);
    },
    finish: async (job, fingerprint, state) => {
      await pool.query(SAVE, [job, fingerprint, JSON.stringify(state), new Date()]);
    },
  };
}

const READ = `SELECT "state", "finishedAt" IS NOT NULL AS finished FROM "JobState" WHERE "job" = $1 AND "fingerprint" = $2`;

const SAVE = `
  INSERT INTO "JobState" ("job", "fingerprint", "state", "finishedAt") VALUES ($1, $2, $3::jsonb, $4)
  ON CONFLICT ("job", "fingerprint") DO UPDATE
  SET "state" = EXCLUDED."state", "finishedAt" = EXCLUDED."finishedAt", "updatedAt" = now()`;
