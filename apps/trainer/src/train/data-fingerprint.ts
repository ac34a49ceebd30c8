import { createHash } from 'node:crypto';
import type { FeatureStore } from '@fusionrank/feature-store';

/**
 * Names what a training reads: the catalogue's state, the log's extent, and how it is trained. The same fingerprint means the
 * same run, so that an interrupted one goes on and a finished one is not done again.
 */
export async function dataFingerprint(
  store: Pick<FeatureStore, 'catalog' | 'events' | 'synonyms' | 'forgottenUsers'>,
  settings: unknown,
): Promise<string> {
  const [version, items, counts, span, rules, forgotten] = await Promise.all([
    store.catalog.latestVersion(),
    store.catalog.count(),
    store.events.counts(),
    store.events.span(),
    store.synonyms.read(),
    store.forgottenUsers.since(0n),
  ]);
  // Left out of the JSON where there are none: most shops have none.
  const synonyms = rules.length === 0 ? undefined : rules;
  // So that a run that was interrupted does not go on with who was forgotten meanwhile.
  const forgottenUntil = forgotten.last === 0n ? undefined : String(forgotten.last);
  return createHash('sha256')
    .update(JSON.stringify({ version: String(version), items, counts, span, settings, synonyms, forgottenUntil }))
    .digest('hex');
}
