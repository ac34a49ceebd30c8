import type { Settings } from '../settings/settings.ts';
import type { HttpServer } from './http-server.ts';
import { liveOperations } from './live-operation.ts';
import type { LiveOperationParts } from './live-operation.ts';
import { routeLive } from './live-route.ts';
import type { LiveRoute } from './live-route.ts';
import { createLiveStreams } from './live-streams.ts';
import type { LiveStreams } from './live-streams.ts';

export interface LiveParts
  extends Omit<LiveOperationParts, 'settings' | 'log'>, Omit<LiveRoute, 'operations' | 'streams'> {
  readonly settings: Settings;
}

/** Subscriptions, under the same rules as everything at `/graphql`, and as many at once as the settings say. */
export function serveLive(app: HttpServer, parts: LiveParts): Omit<LiveStreams, 'enter'> {
  const { limitSubscriptions: each, limitSubscriptionsInAll: all } = parts.settings;
  const operations = liveOperations({ ...parts, log: app.log });
  const streams = createLiveStreams({ each, all });
  routeLive(app, { ...parts, operations, streams });
  return streams;
}
