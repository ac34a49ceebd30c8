import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Clock } from '@fusionrank/domain/clock';
import { MS_PER_DAY } from '@fusionrank/domain/clock';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { ImageStore } from '@fusionrank/feature-store/images';
import type { CatalogStore, JobStore, UpsertCounts } from '@fusionrank/feature-store';
import { z } from 'zod';
import { PICTURE_SIDE } from '../drawing/picture.ts';
import { renderJpeg } from '../drawing/render.ts';
import { demoCatalog, type DemoEntry } from './demo-catalog.ts';

export interface WriteCatalogOptions {
  readonly seed: number;
  readonly products: number;
  readonly pictures: 'drawn' | 'none';
}

export interface WriteCatalogPorts {
  readonly catalog: Pick<CatalogStore, 'upsert'>;
  readonly jobs: JobStore;
  readonly images: Pick<ImageStore, 'put'>;
  readonly clock: Clock;
  readonly onProgress: OnProgress;
  /** Aborting ends the work after the batch at hand; running again goes on from there. */
  readonly signal?: AbortSignal;
}

export interface WrittenCatalog extends UpsertCounts {
  /** Products of the shop that are in the store now. */
  readonly done: number;
  /** Products an earlier run had written. */
  readonly resumedFrom: number;
}

const JOB = 'simulate catalog';
const BATCH = 500;
const stateSchema = z.object({ until: z.iso.datetime(), done: z.int().min(0) });

/**
 * Draws the demo shop and puts it into the catalogue, batch by batch. The first run fixes the shop's newest day, so that
 * running again another day makes the same shop.
 */
export async function writeDemoCatalog(
  options: WriteCatalogOptions,
  ports: WriteCatalogPorts,
): Promise<WrittenCatalog> {
  const fingerprint = fingerprintOf(options);
  const earlier = await ports.jobs.read(JOB, fingerprint);
  const state =
    earlier === undefined
      ? { until: startOfDay(ports.clock()).toISOString(), done: 0 }
      : stateSchema.parse(earlier.state);
  let counts: UpsertCounts = { inserted: 0, updated: 0, unchanged: 0 };
  let done = state.done;
  const report = (): void => ports.onProgress({ stage: 'demo catalogue', done, total: options.products });
  report();
  for (const batch of batches(demoCatalog({ ...options, until: new Date(state.until) }), state.done)) {
    if (ports.signal?.aborted === true) break;
    counts = added(counts, await ports.catalog.upsert(await withPictures(batch, options, ports)));
    done += batch.length;
    await ports.jobs.save(JOB, fingerprint, { ...state, done });
    report();
  }
  if (done === options.products) await ports.jobs.finish(JOB, fingerprint, { ...state, done });
  return { ...counts, done, resumedFrom: state.done };
}

function fingerprintOf(options: WriteCatalogOptions): string {
  return createHash('sha256')
    .update(JSON.stringify([1, options.seed, options.products, options.pictures]))
    .digest('hex');
}

function startOfDay(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / MS_PER_DAY) * MS_PER_DAY);
}

function* batches(entries: Iterable<DemoEntry>, skip: number): Generator<readonly DemoEntry[]> {
  let batch: DemoEntry[] = [];
  let passed = 0;
  for (const entry of entries) {
    if (passed++ < skip) continue;
    batch.push(entry);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Rasterises in parallel, a few pictures per core at a time; the order of the items stays. */
async function withPictures(
  batch: readonly DemoEntry[],
  options: WriteCatalogOptions,
  ports: WriteCatalogPorts,
): Promise<CatalogItem[]> {
  if (options.pictures === 'none') return batch.map((entry) => entry.item);
  const items: CatalogItem[] = [];
  const stride = availableParallelism() * 8;
  for (let at = 0; at < batch.length; at += stride) {
    items.push(...(await Promise.all(batch.slice(at, at + stride).map((entry) => withPicture(entry, ports.images)))));
  }
  return items;
}

async function withPicture(entry: DemoEntry, images: Pick<ImageStore, 'put'>): Promise<CatalogItem> {
  const hash = await images.put(await renderJpeg(entry.svg));
  return { ...entry.item, image: { status: 'present', hash, width: PICTURE_SIDE, height: PICTURE_SIDE } };
}

function added(a: UpsertCounts, b: UpsertCounts): UpsertCounts {
  return { inserted: a.inserted + b.inserted, updated: a.updated + b.updated, unchanged: a.unchanged + b.unchanged };
}
