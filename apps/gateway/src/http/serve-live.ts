import { serveSockets } from '../sockets/serve-sockets.ts';
import type { SocketParts } from '../sockets/serve-sockets.ts';
import type { HttpServer } from './http-server.ts';
import { liveOperations } from './live-operation.ts';
import type { LiveOperationParts } from './live-operation.ts';
import { routeLive } from './live-route.ts';
import { createLiveStreams } from './live-streams.ts';
import type { LiveStreams } from './live-streams.ts';

export interface LiveParts
  extends Omit<LiveOperationParts, 'settings' | 'log'>, Omit<SocketParts, 'operations' | 'streams'> {}

export interface Live extends Pick<LiveStreams, 'forget'> {
  /** Everything that is open is told that the gateway goes; sockets whose client does not let go are cut after so many milliseconds. */
  end(cutAfterMs: number): void;
  readonly subscriptions: () => number;
  readonly sockets: () => number;
}

/** Subscriptions, by server-sent events and by WebSockets, under the rules of `/graphql`; as many at once as the settings say. */
export function serveLive(app: HttpServer, parts: LiveParts): Live {
  const { limitSubscriptions: each, limitSubscriptionsInAll: all } = parts.settings;
  const operations = liveOperations({ ...parts, log: app.log });
  const streams = createLiveStreams({ each, all });
  routeLive(app, { ...parts, operations, streams });
  const sockets = serveSockets(app, { ...parts, operations, streams });
  return {
    forget: (isForgotten) => streams.forget(isForgotten),
    subscriptions: () => streams.count,
    sockets: () => sockets.count,
    end: (cutAfterMs) => {
      // Sockets first: their clients subscribe again elsewhere by themselves.
      sockets.end(cutAfterMs);
      streams.end();
    },
  };
}
