import { connect } from 'node:net';
import type { PoolClient } from 'pg';

/** The protocol's code of a cancel request, in the place of a version (PostgreSQL, "Message Formats"). */
const CANCEL_REQUEST = 80_877_102;
const WAITS_MS = 2_000;

/**
 * Asks the server to stop what the connection runs, over a connection of its own: it needs no place in the pool, which may be full of
 * what is to be stopped. Resolves when the server has taken the request, or can't be asked; then the statement goes on.
 */
export function cancelStatement(client: PoolClient): Promise<void> {
  const { host, port } = client;
  const { processID, secretKey } = client as PoolClient & BackendKey;
  const request = Buffer.alloc(16);
  [request.length, CANCEL_REQUEST, processID, secretKey].forEach((word, at) => request.writeInt32BE(word | 0, 4 * at));
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    socket.setTimeout(WAITS_MS, () => socket.destroy());
    // Who waits for the statement waits for it as long as it takes, then.
    socket.once('error', () => undefined);
    socket.once('close', () => resolve());
    socket.end(request);
  });
}

/** What the server gave the connection at its start; `pg` has it and its types leave it out. */
interface BackendKey {
  readonly processID: number;
  readonly secretKey: number;
}
