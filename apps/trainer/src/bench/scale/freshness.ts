import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@fusionrank/domain/clock';
import type { CatalogItem } from '@fusionrank/domain/item';
import { problem } from '@fusionrank/domain/problem';
import type { FeatureStore } from '@fusionrank/feature-store';
import { askHolding } from '../http/answers.ts';
import { latencyOf, type Latency } from '../http/latency.ts';
import type { ShopSample } from '../http/questions.ts';

/** From the commit in the database to the first answer that knows of it. */
export interface MeasuredFreshness {
  readonly changed: Latency;
  readonly withdrawn: Latency;
  readonly added: Latency;
}

export interface FreshnessRequest {
  readonly store: Pick<FeatureStore, 'catalog'>;
  readonly sample: ShopSample;
  readonly url: string;
  readonly clock: Clock;
}

const ROUNDS = 12;
const PATIENCE_MS = 30_000;

/** Renames, withdraws and brings back products of the sample one by one, and asks until an answer shows it. Leaves the shop as it was. */
export async function measureFreshness({ store, sample, url, clock }: FreshnessRequest): Promise<MeasuredFreshness> {
  const changed: number[] = [];
  const withdrawn: number[] = [];
  const added: number[] = [];
  for (const [round, item] of sample.items.slice(0, ROUNDS).entries()) {
    // A word of its own: no other product, no other round and no earlier run has it.
    const mark = `zq${clock().getTime().toString(36)}x${round}`;
    const finds = async (): Promise<boolean> => (await askHolding(url, mark)).includes(item.id);
    await store.catalog.upsert([{ ...item, title: `${item.title} ${mark}`, updatedAt: clock() } satisfies CatalogItem]);
    changed.push(await msUntil(finds));
    await store.catalog.withdraw([item.id]);
    withdrawn.push(await msUntil(async () => !(await finds())));
    await store.catalog.upsert([{ ...item, title: `${item.title} ${mark}`, updatedAt: clock() }]);
    added.push(await msUntil(finds));
    await store.catalog.upsert([item]);
  }
  return { changed: latencyOf(changed), withdrawn: latencyOf(withdrawn), added: latencyOf(added) };
}

async function msUntil(holds: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > PATIENCE_MS)
      throw problem('ENVIRONMENT', `expected a change of the catalogue in an answer within ${PATIENCE_MS / 1_000} s`);
    await sleep(10);
  }
  return performance.now() - began;
}
