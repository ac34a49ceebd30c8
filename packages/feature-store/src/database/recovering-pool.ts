import pg from 'pg';
import { isProblem, problem } from '@fusionrank/domain/problem';

/** What a failed connection attempt may do before it is tried once more: find the server's new address, or start it. */
export type Recover = () => Promise<pg.PoolConfig>;

type Callback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/**
 * A pool that gets over the loss of its server: when no connection can be had, it recovers and tries once more, and only
 * then throws DATABASE_UNAVAILABLE. A query under way when the server went is lost and throws; nothing is repeated behind
 * the caller's back.
 */
export class RecoveringPool extends pg.Pool {
  readonly #recover: Recover | undefined;

  constructor(config: pg.PoolConfig, recover?: Recover) {
    super(config);
    this.#recover = recover;
    // The end of a connection that nobody is asking something is no event for the process: an idle one is dropped by the
    // pool, and one in somebody's hands refuses the next query.
    this.on('error', () => undefined);
    this.on('connect', (client) => client.on('error', () => undefined));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    const connected = this.#connect();
    if (callback === undefined) return connected;
    connected.then(
      (client) => callback(undefined, client, (release) => client.release(release as Error | boolean | undefined)),
      (error: unknown) => callback(error as Error, undefined, () => undefined),
    );
    return undefined;
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await super.connect();
    } catch (error) {
      if (!isConnectionFailure(error)) throw error;
      if (this.#recover === undefined) throw unavailable(error);
    }
    try {
      Object.assign(this.options, await this.#recover());
      return await super.connect();
    } catch (error) {
      throw unavailable(error);
    }
  }
}

const SOCKET_FAILURES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOENT',
]);
/** SQLSTATE: connection exceptions, and a server that is starting, stopping or full. */
const SERVER_FAILURE = /^(08...|57P0[1-4]|53300)$/;
const BROKEN_OFF =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** True when the database could not be reached or went away, as opposed to having refused what was asked. */
export function isConnectionFailure(error: unknown): boolean {
  if (isProblem(error)) return error.code === 'DATABASE_UNAVAILABLE';
  if (!(error instanceof Error)) return false;
  const { code } = error as { readonly code?: unknown };
  if (error instanceof AggregateError) return error.errors.some(isConnectionFailure);
  if (typeof code === 'string' && (SOCKET_FAILURES.has(code) || SERVER_FAILURE.test(code))) return true;
  return BROKEN_OFF.test(error.message);
}

function unavailable(error: unknown): Error {
  if (isProblem(error)) return problem('DATABASE_UNAVAILABLE', error.message, { cause: error });
  const reason = error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : messageOf(error);
  return problem('DATABASE_UNAVAILABLE', `The database can't be reached: ${reason}`, { cause: error });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
