import type { Settings } from '../settings/settings.ts';
import type { HttpServer } from './http-server.ts';
import { liveOperations } from './live-operation.ts';
import type { LiveOperationParts } from './live-operation.ts';
import { routeLive } from './live-route.ts';
import type { LiveRoute } from './live-route.ts';
import { createLiveStreams } from './live-streams.ts';
import type { LiveStreams } from './live-streams.ts';

export interface LiveParts
  extends Omit<LiveOperationParts, 'mostTokens' | 'log'>, Omit<LiveRoute, 'operations' | 'streams'> {
  readonly settings: Settings;
}

/** Subscriptions, under the same rules as everything at `/graphql`, and as many at once as the settings say. */
export function serveLive(app: HttpServer, { settings, ...parts }: LiveParts): Omit<LiveStreams, 'enter'> {
  const { limitTokens: mostTokens, limitSubscriptions: each, limitSubscriptionsInAll: all } = settings;
  const operations = liveOperations({ ...parts, mostTokens, log: app.log });
  const streams = createLiveStreams({ each, all });
  routeLive(app, { ...parts, operations, streams });
  return streams;
}
