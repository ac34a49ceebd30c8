import { GraphQLError } from 'graphql';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';

/** How much each of those who ask may have of the gateways, in points of cost. */
export interface RateLimit {
  /** Throws RATE_LIMITED when that is more than the principal has left. */
  consume(principal: string, cost: number): Promise<Rate>;
  close(): Promise<void>;
}

/** What a principal has left, as the headers `ratelimit-…` say it. */
export interface Rate {
  readonly points: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

export interface RateOptions {
  readonly points: number;
  readonly windowSeconds: number;
  /** Counted together by all gateways that have the same; each for itself without it. */
  readonly redisUrl: string | undefined;
  readonly onRedisFailure: (cause: unknown) => void;
}

const PREFIX = 'fusionrank-rate';
/** Longer than this no request waits for Redis. */
const REDIS_WAITS_MS = 250;

/**
 * Points by fixed windows. Where Redis does not answer, each gateway counts for itself until it does: nobody is turned away for want of
 * Redis, nor let in without bounds.
 */
export function createRateLimit(options: RateOptions): RateLimit {
  const { points, windowSeconds } = options;
  const memory = new RateLimiterMemory({ points, duration: windowSeconds, keyPrefix: PREFIX });
  const redis = options.redisUrl === undefined ? undefined : connect(options.redisUrl, options.onRedisFailure);
  const limiter: RateLimiterAbstract =
    redis === undefined
      ? memory
      : new RateLimiterRedis({
          storeClient: redis,
          points,
          duration: windowSeconds,
          keyPrefix: PREFIX,
          insuranceLimiter: memory,
          inMemoryBlockOnConsumed: points,
        });
  return {
    consume: async (principal, cost) => {
      try {
        return rateOf(await limiter.consume(principal, cost), points);
      } catch (cause) {
        if (cause instanceof RateLimiterRes) throw rateLimited(rateOf(cause, points), cost);
        throw cause;
      }
    },
    close: async () => {
      redis?.disconnect();
      return Promise.resolve();
    },
  };
}

function connect(url: string, onFailure: (cause: unknown) => void): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: REDIS_WAITS_MS,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  let isUp = true;
  redis.on('ready', () => void (isUp = true));
  redis.on('error', (cause: unknown) => {
    if (isUp) onFailure(cause);
    isUp = false;
  });
  return redis;
}

function rateOf({ remainingPoints, msBeforeNext }: RateLimiterRes, points: number): Rate {
  return {
    points,
    remaining: Math.max(0, remainingPoints),
    resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
  };
}

export const rateHeaders = ({ points, remaining, resetSeconds }: Rate): readonly (readonly [string, string])[] => [
  ['ratelimit-limit', String(points)],
  ['ratelimit-remaining', String(remaining)],
  ['ratelimit-reset', String(resetSeconds)],
];

function rateLimited(rate: Rate, cost: number): GraphQLError {
  const headers = new Map([...rateHeaders({ ...rate, remaining: 0 }), ['retry-after', String(rate.resetSeconds)]]);
  const when = cost > rate.points ? 'more than it may ever be' : `again in ${rate.resetSeconds} s`;
  return new GraphQLError(`points: the operation costs ${cost}, which is more than there is left: ${when}`, {
    extensions: {
      code: 'RATE_LIMITED',
      asked: cost,
      allowed: rate.points,
      retryAfterMs: rate.resetSeconds * 1_000,
      http: { status: 429, headers },
    },
  });
}
