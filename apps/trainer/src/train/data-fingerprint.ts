import { createHash } from 'node:crypto';
import type { FeatureStore } from '@fusionrank/feature-store';

/**
 * Names what a training reads: the catalogue's state, the log's extent, and how it is trained. The same fingerprint means the
 * same run, so that an interrupted one goes on and a finished one is not done again.
 */
export async function dataFingerprint(
  store: Pick<FeatureStore, 'catalog' | 'events' | 'synonyms'>,
  settings: unknown,
): Promise<string> {
  const [version, items, counts, span, rules] = await Promise.all([
    store.catalog.latestVersion(),
    store.catalog.count(),
    store.events.counts(),
    store.events.span(),
    store.synonyms.read(),
  ]);
  // Left out of the JSON where there are none: most shops have none.
  const synonyms = rules.length === 0 ? undefined : rules;
  return createHash('sha256')
    .update(JSON.stringify({ version: String(version), items, counts, span, settings, synonyms }))
    .digest('hex');
}
