import { ServerResponse } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from './http-server.ts';

/** A connection that asks to become a WebSocket. */
export interface Upgrade extends Connection {
  readonly request: FastifyRequest;
  /** To refuse it by; taken, it has to be hijacked. */
  readonly reply: FastifyReply;
}

interface Connection {
  readonly socket: Socket;
  /** What came after the request's head. */
  readonly head: Buffer;
}

/** Where a connection may become a WebSocket. */
const SOCKET_PATH = '/graphql';

/** Whether a request asks for what is taken here. Any other wish for an upgrade is left unheard (RFC 9110, 7.8). */
export function asksForSocket({ method, url = '', headers: { upgrade } }: IncomingMessage): boolean {
  return method === 'GET' && upgrade?.toLowerCase() === 'websocket' && url.split('?', 1)[0] === SOCKET_PATH;
}

/**
 * Has connections that ask to become a WebSocket go through the same hooks as every request, and hands them over. Where Node can't be told
 * which wishes are ours (before 24.9) it answers none of the others any more, and clients that speak HTTP/2 wish for it with their first request:
 * those are read again as if they had not.
 */
export function takeUpgrades(app: HttpServer, onUpgrade: (upgrade: Upgrade) => void): void {
  const asked = new WeakMap<IncomingMessage, Connection>();
  app.server.on('upgrade', (request, socket, head) => {
    // With a body Node hands over something else, from 26 on: no WebSocket begins so.
    if (!(socket instanceof Socket)) {
      socket.destroy();
      return;
    }
    if (!asksForSocket(request)) {
      answerAsItIs(app, request, { socket, head });
      return;
    }
    // Nobody else listens until it is a WebSocket.
    socket.on('error', () => socket.destroy());
    asked.set(request, { socket, head });
    const response = new ServerResponse(request);
    response.assignSocket(socket);
    response.once('finish', () => socket.end());
    app.routing(request, response);
  });
  app.addHook('onRequest', (request, reply, done) => {
    const connection = asked.get(request.raw);
    if (connection === undefined) done();
    else onUpgrade({ request, reply, ...connection });
  });
}

/** Read again from its first byte, without the wish. */
function answerAsItIs({ server }: HttpServer, request: IncomingMessage, { socket, head }: Connection): void {
  const lines = [`${request.method ?? ''} ${request.url ?? ''} HTTP/${request.httpVersion}`];
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const [name = '', value = ''] = request.rawHeaders.slice(at, at + 2);
    const kept = keptOf(name.toLowerCase(), value);
    if (kept !== undefined) lines.push(`${name}: ${kept}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}

const WISH: ReadonlySet<string> = new Set(['upgrade', 'http2-settings']);

function keptOf(name: string, value: string): string | undefined {
  if (WISH.has(name)) return undefined;
  if (name !== 'connection') return value;
  const options = value.split(',').filter((option) => !WISH.has(option.trim().toLowerCase()));
  return options.length === 0 ? undefined : options.join();
}
