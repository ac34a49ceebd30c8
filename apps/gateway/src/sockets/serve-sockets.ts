import { GraphQLError, parse } from 'graphql';
import type { ExecutionArgs, GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import type { OperationResult, Server } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { OriginPolicy } from '../http/cors.ts';
import { refuseOutside } from '../http/graphql-refusal.ts';
import type { HttpServer } from '../http/http-server.ts';
import { takeUpgrades } from '../http/upgrades.ts';
import type { Upgrade } from '../http/upgrades.ts';
import { overloaded } from '../load/gate.ts';
import type { Settings } from '../settings/settings.ts';
import type { Authenticate } from '../viewer/authenticator.ts';
import { carrySocket } from './carry-socket.ts';
import { socketHeaders } from './socket-headers.ts';
import { operate } from './socket-operation.ts';
import type { SocketOperationParts } from './socket-operation.ts';
import { createSocketPlaces } from './socket-places.ts';
import type { SocketPlaces } from './socket-places.ts';
import { SocketSession } from './socket-session.ts';

export interface SocketParts extends Omit<SocketOperationParts, 'maxTokens' | 'log'> {
  readonly schema: GraphQLSchema;
  readonly authenticate: Authenticate;
  readonly mayAsk: OriginPolicy;
  readonly settings: Settings;
}

/**
 * WebSockets at `/graphql`, in the protocol `graphql-transport-ws`. One that a page of an origin opens that may not ask is refused as it asks
 * to be opened.
 */
export function serveSockets(app: HttpServer, parts: SocketParts): Pick<SocketPlaces, 'end' | 'count'> {
  const { limitSockets, limitSocketsInAll, limitBodyBytes } = parts.settings;
  const places = createSocketPlaces({ each: limitSockets, all: limitSocketsInAll });
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limitBodyBytes,
    handleProtocols,
  });
  const server = protocolServer(parts, app.log);
  takeUpgrades(app, (upgrade) => {
    try {
      open(upgrade, { ...parts, places, sockets, server });
    } catch (cause) {
      upgrade.reply.header('connection', 'close');
      refuseOutside(cause, upgrade);
    }
  });
  return places;
}

/** Executes nothing itself: what it sends comes from operations that met the rules of HTTP. */
function protocolServer(parts: SocketParts, log: HttpServer['log']): Server<SocketSession> {
  const { schema, settings } = parts;
  const operating = { ...parts, log, maxTokens: settings.limitTokens };
  const document = parse('{ __typename }');
  return makeServer<Record<string, unknown>, SocketSession>({
    connectionInitWaitTimeout: settings.socketInitMs,
    onConnect: ({ extra, connectionParams }) => extra.connect(connectionParams),
    onSubscribe: async ({ extra }, _id, payload) => {
      const operated = await operate(operating, extra, payload);
      if (operated.kind === 'refused') return operated.errors;
      return { schema, document, rootValue: operated.outcome, contextValue: undefined };
    },
    execute: ({ rootValue }: ExecutionArgs) => rootValue as OperationResult,
  });
}

interface Opening extends SocketParts {
  readonly places: SocketPlaces;
  readonly sockets: WebSocketServer;
  readonly server: Server<SocketSession>;
}

/** Throws a GraphQLError where it may not open. */
function open({ request, reply, socket, head }: Upgrade, opening: Opening): void {
  const { mayAsk, gate, places, sockets, server, authenticate, settings } = opening;
  const { origin = request.headers['sec-websocket-origin'] } = request.headers;
  if (origin !== undefined && !isOwn(origin, request.host) && !(typeof origin === 'string' && mayAsk(origin)))
    throw originRefused();
  if (gate.isFull) throw overloaded();
  // Gone meanwhile: it would not be noticed to go.
  if (socket.destroyed) {
    reply.hijack();
    return;
  }
  const place = places.enter(request.ip);
  socket.once('close', () => place.leave());
  const opened = {
    requestId: request.id,
    headers: socketHeaders(request.headers),
    address: request.ip,
    baseUrl: `${request.protocol}://${request.host}`,
    log: request.log,
  };
  const { limitSocketOperations: mostOperations, socketPingMs: pingMs } = settings;
  reply.hijack();
  reply.raw.detachSocket(socket);
  sockets.handleUpgrade(request.raw, socket, head, (webSocket) => {
    const session = new SocketSession(webSocket, opened, { authenticate, mostOperations });
    place.opened(session);
    carrySocket(webSocket, { server, session, pingMs });
  });
}

/** Pages of this gateway, such as the playground: browsers tell their origin too. */
const isOwn = (origin: unknown, host: string): boolean =>
  typeof origin === 'string' && URL.canParse(origin) && new URL(origin).host === host;

const originRefused = (): GraphQLError =>
  new GraphQLError('origin: expected one of those that may ask here (FUSIONRANK_ALLOWED_ORIGINS)', {
    extensions: { code: 'ORIGIN_REFUSED', http: { status: 403 } },
  });
