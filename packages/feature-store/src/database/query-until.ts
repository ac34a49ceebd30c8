import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { cancelStatement } from './cancel-statement.ts';
import type { Database } from './open.ts';
import { traceStatement } from './statement-channel.ts';

/** For whom a read is done. */
export interface ReadFor {
  /** Once it aborts, the statement is stopped in the database and the read rejects with its reason; absent: it runs to its end. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs one statement on a connection of the pool, for as long as somebody waits for it. */
export async function queryUntil<Row extends QueryResultRow>(
  { pool }: Pick<Database, 'pool'>,
  statement: QueryConfig<unknown[]>,
  { signal }: ReadFor,
): Promise<QueryResult<Row>> {
  if (signal === undefined) return pool.query<Row>(statement);
  signal.throwIfAborted();
  return traceStatement(statement, async () => {
    const client = await pool.connect();
    const state = { isClean: false };
    try {
      const result = await stoppedBy(signal, client, () => client.query<Row>(statement));
      state.isClean = !signal.aborted;
      return result;
    } catch (error) {
      state.isClean = signal.aborted && isStopped(error);
      signal.throwIfAborted();
      throw error;
    } finally {
      // A request to stop that found nothing to stop may still be on its way: it is not to meet another's statement.
      client.release(!state.isClean);
    }
  });
}

/**
 * Waits for statements of one connection, and stops them in the database when the signal aborts meanwhile. Rejects as they do;
 * nothing is begun once the signal has aborted.
 */
export async function stoppedBy<T>(
  signal: AbortSignal | undefined,
  client: PoolClient,
  statements: () => Promise<T>,
): Promise<T> {
  if (signal === undefined) return statements();
  signal.throwIfAborted();
  let stopping: Promise<void> | undefined;
  const onAbort = (): void => {
    stopping = cancelStatement(client);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await statements();
  } finally {
    signal.removeEventListener('abort', onAbort);
    await stopping;
  }
}

/** SQLSTATE query_canceled. */
export const isStopped = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '57014';
