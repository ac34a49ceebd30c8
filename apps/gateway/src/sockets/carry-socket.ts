import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { SocketSession } from './socket-session.ts';

export interface Carrying {
  readonly server: Pick<Server<SocketSession>, 'opened'>;
  readonly session: SocketSession;
  readonly pingMs: number;
}

/** Has a socket speak the protocol of graphql-ws until it closes; one that answers no ping is cut. */
export function carrySocket(socket: WebSocket, { server, session, pingMs }: Carrying): void {
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (text) => sent(socket, text),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) => {
        socket.on('message', (data: Buffer) => {
          // What still comes after a refusal is not listened to.
          if (socket.readyState === socket.OPEN) void session.handle(() => handle(data.toString()));
        });
      },
    },
    session,
  );
  const stopPings = ping(socket, pingMs);
  // Frames that can't be read: `ws` has closed the socket with the code that says why.
  socket.on('error', (err) => session.opened.log.debug({ err }, 'a socket sent what can not be read'));
  socket.once('close', (code, reason) => {
    stopPings();
    session.gone();
    closed(code, reason.toString()).catch((err: unknown) =>
      session.opened.log.error({ err }, 'what a socket had asked for did not end'),
    );
  });
}

/** Resolves when it is on its way; whoever is gone is told nothing. */
function sent(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
    else resolve();
  });
}

function ping(socket: WebSocket, everyMs: number): () => void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const pings = setInterval(() => {
    if (!isAlive) socket.terminate();
    else if (socket.readyState === socket.OPEN) {
      isAlive = false;
      socket.ping();
    }
  }, everyMs).unref();
  return () => clearInterval(pings);
}
