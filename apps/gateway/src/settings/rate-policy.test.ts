import { expect, test } from 'vitest';
import { ratePolicy } from './rate-policy.ts';
import { readSettings } from './read-settings.ts';

const policy = (environment: Record<string, string>) => ratePolicy(readSettings(environment));
const LIMITED = { FUSIONRANK_LIMIT_RATE_POINTS: '100' };
const REDIS = { FUSIONRANK_REDIS_URL: 'redis://cache' };

test.each([
  [{}, { store: 'memory' }],
  [REDIS, { store: 'redis', url: 'redis://cache' }],
  [{ FUSIONRANK_LIMIT_RATE_STORE: 'postgres' }, { store: 'postgres' }],
  [{ ...REDIS, FUSIONRANK_LIMIT_RATE_STORE: 'postgres' }, { store: 'postgres' }],
  [{ ...REDIS, FUSIONRANK_LIMIT_RATE_STORE: 'memory' }, { store: 'memory' }],
])('%j counts in %j', (environment, counting) => {
  expect(policy({ ...LIMITED, ...environment })).toEqual({ points: 100, windowSeconds: 60, counting });
});

test('there is a limit in production, and none where nothing is said', () => {
  expect(policy({})).toBeUndefined();
  expect(policy({ FUSIONRANK_ENV: 'production' })?.points).toBe(600_000);
  expect(policy({ FUSIONRANK_ENV: 'production', FUSIONRANK_LIMIT_RATE_POINTS: '0' })).toBeUndefined();
});

test('a Redis that is chosen and not named stops the start', () => {
  expect(() => policy({ FUSIONRANK_LIMIT_RATE_STORE: 'redis' })).toThrow('FUSIONRANK_REDIS_URL');
});
