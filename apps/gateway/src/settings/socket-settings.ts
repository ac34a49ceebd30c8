import { settingsOf } from './setting.ts';
import { wholeNumber } from './whole-number.ts';

/** WebSockets at `/graphql`: how many, and how patient with them. */
export const socketSettings = settingsOf({
  limitSockets: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_SOCKETS',
    meaning: 'WebSockets open at once from one address',
    otherwise: 100,
    least: 0,
  }),
  limitSocketsInAll: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_SOCKETS_IN_ALL',
    meaning: 'WebSockets open at once of all together',
    otherwise: 2_000,
    least: 0,
  }),
  limitSocketOperations: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_SOCKET_OPERATIONS',
    meaning: 'operations under way at once on one WebSocket, subscriptions among them',
    otherwise: 50,
  }),
  socketInitMs: wholeNumber({
    variable: 'FUSIONRANK_SOCKET_INIT_MS',
    meaning: 'milliseconds until a WebSocket that was opened has to say who asks',
    otherwise: 3_000,
  }),
  socketPingMs: wholeNumber({
    variable: 'FUSIONRANK_SOCKET_PING_MS',
    meaning: 'milliseconds between pings of a WebSocket; one that has not answered by the next is cut',
    otherwise: 12_000,
  }),
});
