import type { CatalogIndex } from '@fusionrank/search/retrieval';
import type { GatewayStore } from './serving.ts';

/** Returns what brings the shop's synonyms up to date: they are read whole, and only when they changed. */
export function synonymFollower(
  { synonyms }: Pick<GatewayStore, 'synonyms'>,
  index: Pick<CatalogIndex, 'synonyms'>,
): () => Promise<void> {
  let inForce: string | undefined;
  return async () => {
    const revision = await synonyms.revision();
    if (revision === inForce) return;
    index.synonyms.set(await synonyms.read());
    inForce = revision;
  };
}
