import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A WebSocket at `/graphql` that sends what it is told, well-formed or not. */
export interface RawSocket {
  readonly socket: WebSocket;
  send(message: object | string): void;
  /** The next message that came. */
  next(): Promise<Readonly<Record<string, unknown>>>;
  /** By which it was closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

export interface RawSocketOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly protocol?: string | undefined;
  readonly path?: string;
  /** Whether pings are answered. */
  readonly autoPong?: boolean;
}

/** Rejects where the upgrade is refused. */
export async function openRawSocket(url: string, options: RawSocketOptions = {}): Promise<RawSocket> {
  const { headers = {}, path = '/graphql', autoPong = true } = options;
  const protocol = 'protocol' in options ? options.protocol : 'graphql-transport-ws';
  const address = `${url.replace('http', 'ws')}${path}`;
  const socket = new WebSocket(address, protocol === undefined ? [] : [protocol], { headers, autoPong });
  const came: Readonly<Record<string, unknown>>[] = [];
  const waiting: ((message: Readonly<Record<string, unknown>>) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Readonly<Record<string, unknown>>;
    const take = waiting.shift();
    if (take === undefined) came.push(message);
    else take(message);
  });
  const closed = (once(socket, 'close') as Promise<[number, Buffer]>).then(([code, reason]) => ({
    code,
    reason: reason.toString(),
  }));
  closed.catch(() => undefined);
  await once(socket, 'open');
  socket.on('error', () => undefined);
  return {
    socket,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: () => {
      const message = came.shift();
      return message === undefined ? new Promise((take) => waiting.push(take)) : Promise.resolve(message);
    },
    closed,
  };
}

/** One that has said who asks, and was let in. */
export async function openAcknowledged(
  url: string,
  told: Readonly<Record<string, unknown>> = {},
  options: RawSocketOptions = {},
): Promise<RawSocket> {
  const raw = await openRawSocket(url, options);
  raw.send({ type: 'connection_init', payload: told });
  const { type } = await raw.next();
  if (type !== 'connection_ack') throw new Error(`expected to be let in, got ${String(type)}`);
  return raw;
}
