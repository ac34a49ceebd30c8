import { systemClock } from '@fusionrank/domain/clock';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { FeatureStore } from '@fusionrank/feature-store';
import { createImageStore } from '@fusionrank/feature-store/images';
import { z } from 'zod';
import type { StepResult } from './step.ts';

/** How large the demo is that an empty shop is filled with; the last two follow the first when they are absent. */
export interface DemoSize {
  readonly products: number;
  readonly shoppers?: number;
  readonly slates?: number;
}

export interface DemoRequest {
  readonly store: FeatureStore;
  readonly home: string;
  readonly signal: AbortSignal;
}

const JOB = 'start demo';
const FINGERPRINT = '1';
const SEED = 7;
const DAYS = 60;
const sizeSchema = z.object({
  products: z.int().min(1),
  shoppers: z.int().min(1).exactOptional(),
  slates: z.int().min(1).exactOptional(),
});

/**
 * Decides once, on an empty catalogue, to fill it with a demo, and remembers the size: an interrupted demo goes on as it was
 * begun. Returns what is still to be made; undefined for a shop of its own and for a finished demo.
 */
export async function demoToMake(store: FeatureStore, wanted: DemoSize): Promise<DemoSize | undefined> {
  const begun = await store.jobs.read(JOB, FINGERPRINT);
  if (begun?.finished === true) return undefined;
  if (begun !== undefined) return (await onlySimulated(store)) ? sizeSchema.parse(begun.state) : undefined;
  if ((await store.catalog.count()) > 0) return undefined;
  await store.jobs.save(JOB, FINGERPRINT, wanted);
  return wanted;
}

/** A shop that got products of its own since the demo was begun is left alone. */
async function onlySimulated(store: FeatureStore): Promise<boolean> {
  for await (const batch of store.catalog.stream()) if (batch.some(({ item }) => !item.simulated)) return false;
  return true;
}

export async function makeCatalogue(
  { products }: DemoSize,
  { store, home, signal }: DemoRequest,
  onProgress: OnProgress,
): Promise<StepResult<undefined>> {
  const { writeDemoCatalog } = await import('../simulate/catalog/write-catalog.ts');
  const written = await writeDemoCatalog(
    { products, seed: SEED, pictures: 'drawn' },
    {
      catalog: store.catalog,
      jobs: store.jobs,
      images: createImageStore({ home }),
      clock: systemClock,
      onProgress,
      signal,
    },
  );
  return {
    outcome: written.resumedFrom === products ? 'done before' : 'done',
    value: undefined,
    note: `${written.done.toLocaleString('en')} simulated products with pictures`,
  };
}

export async function makeShoppers(
  size: DemoSize,
  { store, home, signal }: DemoRequest,
  onProgress: OnProgress,
): Promise<StepResult<undefined>> {
  const { writeShoppers } = await import('../simulate/shoppers/write-shoppers.ts');
  const { shoppers, slates } = size;
  const written = await writeShoppers(
    {
      seed: SEED,
      days: DAYS,
      ...(shoppers === undefined ? {} : { users: shoppers }),
      ...(slates === undefined ? {} : { slates }),
    },
    { catalog: store.catalog, events: store.events, jobs: store.jobs, home, clock: systemClock, onProgress, signal },
  );
  if (written.finished) await store.jobs.finish(JOB, FINGERPRINT, size);
  return {
    outcome: written.finished && written.resumedFrom === written.events ? 'done before' : 'done',
    value: undefined,
    note: `${written.users.toLocaleString('en')} simulated shoppers, ${written.events.toLocaleString('en')} events over ${DAYS} days`,
  };
}
