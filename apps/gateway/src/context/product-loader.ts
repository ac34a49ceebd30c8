import type { ItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { CatalogStore } from '@fusionrank/feature-store';
import DataLoader from 'dataloader';
import type { DatabaseGuard } from '../serving/database-guard.ts';
import type { ServedCatalogue } from '../serving/serving.ts';
import type { ProductLoader } from './request-context.ts';

export interface ProductSources {
  readonly catalog: Pick<CatalogStore, 'byIds'>;
  readonly catalogue: ServedCatalogue;
  readonly database: DatabaseGuard;
  /** Aborts when nobody waits for the products any more; without it they are waited for. */
  readonly signal?: AbortSignal;
}

/** Products for one request. */
export function createProductLoader({ catalog, catalogue, database, signal }: ProductSources): ProductLoader {
  let stale = false;
  const loader = new DataLoader<ItemId, CatalogItem | undefined>(
    async (ids) => {
      const read = await database.attempt((until) => catalog.byIds(ids, { signal: until }), { signal });
      if (read.answered) return read.value;
      stale = true;
      return ids.map((id) => catalogue.find(id));
    },
    { maxBatchSize: 1_000 },
  );
  return {
    inForce: (ids) => ids.map((id) => catalogue.find(id)),
    loadAll: (ids) => Promise.all(ids.map((id) => loader.load(id))),
    get stale() {
      return stale || !database.up;
    },
  };
}
