import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { RateCounter, RateWindow, Taking } from './rate-counter.ts';

export const RATE_PREFIX = 'fusionrank-rate';

/** Each gateway for itself. */
export function memoryCounter(window: RateWindow): RateCounter {
  return counterOver(memoryLimiter(window), () => undefined);
}

export const memoryLimiter = ({ points, windowSeconds }: RateWindow): RateLimiterMemory =>
  new RateLimiterMemory({ points, duration: windowSeconds, keyPrefix: RATE_PREFIX });

export function counterOver(limiter: RateLimiterAbstract, close: () => void): RateCounter {
  return {
    take: async (principal, cost) => {
      try {
        return takingOf(true, await limiter.consume(principal, cost));
      } catch (cause) {
        if (cause instanceof RateLimiterRes) return takingOf(false, cause);
        throw cause;
      }
    },
    close: () => {
      close();
      return Promise.resolve();
    },
  };
}

function takingOf(isAllowed: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): Taking {
  return { isAllowed, remaining: Math.max(0, remainingPoints), leftMs: msBeforeNext };
}
