import { problem } from '@fusionrank/domain/problem';
import type { QueryResultRow } from 'pg';
import type { Database } from '../database/open.ts';
import { isStopped, type ReadFor } from '../database/query-until.ts';
import { openSnapshot } from '../events/snapshot.ts';
import { createBinding } from './bind.ts';
import type { Bind } from './bind.ts';

/** Reads of one snapshot of the database. */
export interface BoundedReads {
  /** Runs what `textOf` makes of its parameters. */
  rows<Row extends QueryResultRow>(textOf: (bind: Bind) => string): Promise<readonly Row[]>;
}

export interface Patience extends ReadFor {
  readonly patienceMs: number;
}

/**
 * Runs `work` on one snapshot. Statements that together take longer than `patienceMs` are stopped in the database: throws INVALID_INPUT,
 * as it is the window that was too long. So are they once the signal aborts: rejects with its reason.
 */
export async function withBoundedReads<T>(
  database: Pick<Database, 'pool'>,
  { patienceMs, signal }: Patience,
  work: (reads: BoundedReads) => Promise<T>,
): Promise<T> {
  const snapshot = await openSnapshot(database, { signal });
  const endsAt = performance.now() + patienceMs;
  const rows: BoundedReads['rows'] = async <Row extends QueryResultRow>(textOf: (bind: Bind) => string) => {
    const leftMs = Math.max(1, Math.floor(endsAt - performance.now()));
    await snapshot.rows(
      `SELECT set_config('statement_timeout', $1, true), set_config('jit', 'off', true), set_config('work_mem', '64MB', true)`,
      [String(leftMs)],
    );
    const { bind, values } = createBinding();
    return snapshot.rows<Row>(textOf(bind), values);
  };
  try {
    return await work({ rows });
  } catch (error) {
    signal?.throwIfAborted();
    throw isStopped(error) ? tooLong(patienceMs, error) : error;
  } finally {
    await snapshot.close();
  }
}

function tooLong(patienceMs: number, cause: unknown): Error {
  const seconds = Math.round(patienceMs / 100) / 10;
  return problem('INVALID_INPUT', `window: expected one that is counted within ${seconds} s, got a longer one`, {
    cause,
  });
}
