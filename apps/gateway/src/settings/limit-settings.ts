import { z } from 'zod';
import { DEFAULT_LIMITS } from '../admission/limits.ts';
import { MOST_PHOTOGRAPH_CHARACTERS } from '../schema/search/photograph-size.ts';
import { settingsOf } from './setting.ts';
import { wholeNumber } from './whole-number.ts';

/** Room for the largest photograph, and what is asked of it; 1,000 events are less. */
const BODY_BYTES = MOST_PHOTOGRAPH_CHARACTERS + 64 * 1024;

/** What one request, one who asks, and all of them together may take. */
export const limitSettings = settingsOf({
  limitBodyBytes: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_BODY_BYTES',
    meaning: 'the largest body of a request',
    otherwise: BODY_BYTES,
  }),
  limitTokens: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_TOKENS',
    meaning: 'words and signs in a GraphQL document',
    otherwise: DEFAULT_LIMITS.tokens,
  }),
  limitDepth: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_DEPTH',
    meaning: 'fields in each other',
    otherwise: DEFAULT_LIMITS.depth,
  }),
  limitRepeats: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_REPEATS',
    meaning: 'fields of one response key in a document, wherever they stand',
    otherwise: 100,
  }),
  limitAliases: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_ALIASES',
    meaning: 'fields under another name, `__typename` too',
    otherwise: DEFAULT_LIMITS.aliases,
    least: 0,
  }),
  limitDirectives: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_DIRECTIVES',
    meaning: 'directives in an operation',
    otherwise: DEFAULT_LIMITS.directives,
    least: 0,
  }),
  limitCost: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_COST',
    meaning: 'cost of one operation: its objects, a tenth for each value, and what `@cost` adds',
    otherwise: DEFAULT_LIMITS.cost,
  }),
  limitPageSize: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_PAGE_SIZE',
    meaning: '`first` of a list',
    otherwise: DEFAULT_LIMITS.pageSize,
    most: DEFAULT_LIMITS.pageSize,
  }),
  limitIds: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_IDS',
    meaning: 'ids in one argument',
    otherwise: DEFAULT_LIMITS.ids,
    most: DEFAULT_LIMITS.ids,
  }),
  limitEvents: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_EVENTS',
    meaning: 'events in one request',
    otherwise: DEFAULT_LIMITS.events,
    most: DEFAULT_LIMITS.events,
  }),
  limitRatePoints: {
    variable: 'FUSIONRANK_LIMIT_RATE_POINTS',
    meaning:
      'cost that one who asks may spend in a window, a user or all strangers of an address; 0: as much as they like',
    without: '600000 in production, else 0',
    shown: 'open',
    parse: z.string().regex(/^\d+$/, 'a whole number from 0').transform(Number).optional(),
  },
  limitRateSeconds: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_RATE_SECONDS',
    meaning: 'the length of that window',
    otherwise: 60,
  }),
  limitRateStore: {
    variable: 'FUSIONRANK_LIMIT_RATE_STORE',
    meaning: 'where that is counted: memory (each gateway for itself), postgres or redis (all gateways together)',
    without: 'redis with FUSIONRANK_REDIS_URL, else memory',
    shown: 'open',
    parse: z.enum(['memory', 'postgres', 'redis']).optional(),
  },
  redisUrl: {
    variable: 'FUSIONRANK_REDIS_URL',
    meaning: 'the Redis server in which gateways count together; holds a password as a rule',
    without: 'none',
    shown: 'secret',
    parse: z.url({ protocol: /^rediss?$/, error: 'a redis: or rediss: URL' }).optional(),
  },
  trustedProxies: {
    variable: 'FUSIONRANK_TRUSTED_PROXIES',
    meaning: 'addresses or networks, separated by commas, whose `x-forwarded-for` says where a request came from',
    without: 'who connects is who asks',
    shown: 'open',
    parse: z.string().optional(),
  },
  limitDeadlineMs: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_DEADLINE_MS',
    meaning: 'milliseconds until an operation has to be answered',
    otherwise: 10_000,
  }),
  limitInFlight: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_IN_FLIGHT',
    meaning: 'operations under way at once',
    otherwise: 64,
  }),
  limitQueued: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_QUEUED',
    meaning: 'operations that wait for one of those to end',
    otherwise: 256,
    least: 0,
  }),
  limitRankings: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_RANKINGS',
    meaning: 'rankings under way at once, one of each who asks while several do; the others wait for their turn',
    otherwise: 4,
  }),
  limitRefusals: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_REFUSALS',
    meaning: 'refusals a minute of one address that are told at once, further ones later; 0: all are told at once',
    otherwise: 60,
    least: 0,
  }),
  limitLoopDelayMs: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_LOOP_DELAY_MS',
    meaning: 'milliseconds that the event loop may come round late before operations are turned away',
    otherwise: 1_000,
  }),
  limitSubscriptions: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_SUBSCRIPTIONS',
    meaning: 'subscriptions under way at once of one who asks, a user or all strangers of an address',
    otherwise: 20,
  }),
  limitSubscriptionsInAll: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_SUBSCRIPTIONS_IN_ALL',
    meaning: 'subscriptions under way at once of all together',
    otherwise: 1_000,
  }),
  introspection: {
    variable: 'FUSIONRANK_INTROSPECTION',
    meaning: 'who may ask what the schema is: all, auth (those who sign in) or none',
    without: 'auth in production, else all',
    shown: 'open',
    parse: z.enum(['all', 'auth', 'none']).optional(),
  },
  trustedDocuments: {
    variable: 'FUSIONRANK_TRUSTED_DOCUMENTS',
    meaning: 'a folder of .graphql files, or a JSON file of texts by their sha256: only those operations run',
    without: 'any operation within the limits runs',
    shown: 'open',
    parse: z.string().optional(),
  },
});
