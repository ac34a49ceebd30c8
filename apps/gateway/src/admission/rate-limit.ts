import type { RateStore } from '@fusionrank/feature-store';
import { GraphQLError } from 'graphql';
import type { RatePolicy } from '../settings/rate-policy.ts';
import { memoryCounter } from './memory-counter.ts';
import { postgresCounter } from './postgres-counter.ts';
import type { RateCounter, SharedCounting, Taking } from './rate-counter.ts';
import { redisCounter } from './redis-counter.ts';

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

export interface RateSources {
  readonly rates: RateStore;
  readonly onFailure: SharedCounting['onFailure'];
  /** By default a quarter of a second. */
  readonly waitsMs?: number;
}

const WAITS_MS = 250;

/**
 * Points by fixed windows. Where what counts for all does not answer within a quarter of a second, each gateway counts for itself until it
 * does: nobody is turned away for want of it, nor let in without bounds.
 */
export function createRateLimit(policy: RatePolicy, sources: RateSources): RateLimit {
  const { points } = policy;
  const counter = counterOf(policy, sources);
  return {
    consume: async (principal, cost) => {
      const taking = await counter.take(principal, cost);
      const rate = rateOf(taking, points);
      if (!taking.isAllowed) throw rateLimited(rate, cost);
      return rate;
    },
    close: () => counter.close(),
  };
}

function counterOf({ counting, ...window }: RatePolicy, { rates, ...sources }: RateSources): RateCounter {
  const shared = { waitsMs: WAITS_MS, ...sources };
  switch (counting.store) {
    case 'memory':
      return memoryCounter(window);
    case 'postgres':
      return postgresCounter(rates, window, shared);
    case 'redis':
      return redisCounter(counting.url, window, shared);
  }
}

function rateOf({ remaining, leftMs }: Taking, points: number): Rate {
  return { points, remaining: Math.floor(remaining), resetSeconds: Math.max(1, Math.ceil(leftMs / 1_000)) };
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
