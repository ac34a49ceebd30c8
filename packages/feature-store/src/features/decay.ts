import { MS_PER_DAY } from '@fusionrank/domain/clock';

/** 2^(−age ÷ half-life): 1 for what happens now, ½ after one half-life. A negative age (the future) counts as now. */
export function decay(ageMs: number, halfLifeDays: number): number {
  return 2 ** (-Math.max(0, ageMs) / (halfLifeDays * MS_PER_DAY));
}
