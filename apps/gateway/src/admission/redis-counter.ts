import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { counterOver, memoryLimiter, RATE_PREFIX } from './memory-counter.ts';
import type { RateCounter, RateWindow, SharedCounting } from './rate-counter.ts';

/** All gateways of a Redis together. */
export function redisCounter(url: string, window: RateWindow, shared: SharedCounting): RateCounter {
  const redis = connect(url, shared);
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    points: window.points,
    duration: window.windowSeconds,
    keyPrefix: RATE_PREFIX,
    insuranceLimiter: memoryLimiter(window),
    inMemoryBlockOnConsumed: window.points,
  });
  return counterOver(limiter, () => redis.disconnect());
}

function connect(url: string, { onFailure, waitsMs }: SharedCounting): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: waitsMs,
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
