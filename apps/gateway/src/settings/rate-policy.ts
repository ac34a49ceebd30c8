import { problem } from '@fusionrank/domain/problem';
import { isProduction } from './production.ts';
import type { Settings } from './settings.ts';

/** Nearly a thousand pages of search a minute. */
const PRODUCTION_POINTS = 600_000;

/** Where what is spent is counted: each gateway for itself in memory, all together elsewhere. */
export type RateCounting =
  { readonly store: 'memory' } | { readonly store: 'postgres' } | { readonly store: 'redis'; readonly url: string };

export interface RatePolicy {
  readonly points: number;
  readonly windowSeconds: number;
  readonly counting: RateCounting;
}

/** Undefined where one may have as much as one likes. Throws ENVIRONMENT for a Redis that is chosen and not named. */
export function ratePolicy(settings: Settings): RatePolicy | undefined {
  const points = settings.limitRatePoints ?? (isProduction(settings) ? PRODUCTION_POINTS : 0);
  const counting = countingOf(settings);
  return points === 0 ? undefined : { points, windowSeconds: settings.limitRateSeconds, counting };
}

function countingOf({ limitRateStore, redisUrl }: Settings): RateCounting {
  const store = limitRateStore ?? (redisUrl === undefined ? 'memory' : 'redis');
  if (store !== 'redis') return { store };
  if (redisUrl !== undefined) return { store, url: redisUrl };
  throw problem('ENVIRONMENT', 'FUSIONRANK_LIMIT_RATE_STORE=redis: expected FUSIONRANK_REDIS_URL, which is missing');
}
