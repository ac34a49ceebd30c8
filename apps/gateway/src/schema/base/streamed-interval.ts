import { problem } from '@fusionrank/domain/problem';

interface Bounds {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** How often it is looked for news. Throws INVALID_INPUT for less or more than may be. */
export function checkedInterval(intervalMs: number, { leastMs, mostMs }: Bounds): number {
  if (intervalMs >= leastMs && intervalMs <= mostMs) return intervalMs;
  throw problem('INVALID_INPUT', `intervalMs: expected ${leastMs} to ${mostMs}, got ${intervalMs}`);
}
