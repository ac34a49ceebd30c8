import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';

/** profile: as it was read before, and still so. operation: made ready before. query_encoding: of the same words. */
export type Cache = 'profile' | 'operation' | 'query_encoding';
export type CacheRead = (cache: Cache, outcome: 'hit' | 'miss') => void;

export function createCacheMetrics(registry: Registry): CacheRead {
  const reads = new Counter({
    name: 'fusionrank_cache_reads_total',
    help: 'Readings of what is kept in memory, and whether it was there.',
    labelNames: ['cache', 'outcome'],
    registers: [registry],
  });
  return (cache, outcome) => reads.inc({ cache, outcome });
}
