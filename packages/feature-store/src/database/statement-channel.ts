import { tracingChannel } from 'node:diagnostics_channel';
import type { TracingChannel } from 'node:diagnostics_channel';
import type pg from 'pg';

/** One statement on its way to the database; its values are not told. */
export interface Statement {
  /** The prepared statement's, else its first word and the table it names first. */
  readonly name: string;
}

/** Tells who listens of every statement of every pool of this process; costs nothing while nobody does. */
export const statementChannel: TracingChannel<unknown, Statement> = tracingChannel<unknown, Statement>(
  'fusionrank:statement',
);

/** Tells the channel of the pool's statements, as far as they are awaited by promise. Changes the pool. */
export function watchStatements(pool: pg.Pool): void {
  const query = pool.query.bind(pool) as (...asked: readonly unknown[]) => unknown;
  const watched = (...asked: readonly unknown[]): unknown => {
    if (typeof asked.at(-1) === 'function') return query(...asked);
    return traceStatement(asked[0], () => query(...asked) as Promise<unknown>);
  };
  Object.assign(pool, { query: watched });
}

/** Does the work, and tells the channel of it under the name of what was asked, a text or a `QueryConfig`. */
export function traceStatement<T>(asked: unknown, work: () => Promise<T>): Promise<T> {
  if (!statementChannel.start.hasSubscribers) return work();
  const statement: Statement = { name: nameOf(asked) };
  return statementChannel.tracePromise(work, statement);
}

const FIRST_WORD = /^\s*(\w+)/;
const FIRST_TABLE = /\b(?:FROM|INTO|UPDATE|JOIN)\s+("?\w+"?)/;

function nameOf(asked: unknown): string {
  const { name, text = '' } = (typeof asked === 'string' ? { text: asked } : asked) as { name?: string; text?: string };
  if (name !== undefined) return name;
  const [, word = 'statement'] = FIRST_WORD.exec(text) ?? [];
  const [, table] = FIRST_TABLE.exec(text) ?? [];
  return table === undefined ? word : `${word} ${table.replaceAll('"', '')}`;
}
