import { createHash } from 'node:crypto';
import { MS_PER_DAY, type Clock } from '@fusionrank/domain/clock';
import type { ShopEvent } from '@fusionrank/domain/event';
import type { CatalogItem } from '@fusionrank/domain/item';
import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { CatalogStore, EventLog, JobStore } from '@fusionrank/feature-store';
import { z } from 'zod';
import { drawShoppers } from '../truth/shopper.ts';
import { createTruth, type TruthFacts } from '../truth/truth.ts';
import { saveTruth, truthPath } from '../truth/truth-file.ts';
import { shopperEvents } from './shopper-events.ts';

export interface WriteShoppersOptions {
  readonly seed: number;
  readonly days: number;
  /** Default: by the catalogue's size. */
  readonly users?: number;
  /** About how many slates are shown. Default: by the catalogue's size. */
  readonly slates?: number;
}

export interface WriteShoppersPorts {
  readonly catalog: Pick<CatalogStore, 'stream'>;
  readonly events: Pick<EventLog, 'importBatch'>;
  readonly jobs: JobStore;
  /** Where the truth is kept. */
  readonly home: string;
  readonly clock: Clock;
  readonly onProgress: OnProgress;
  /** Aborting ends the work after the batch at hand; running again goes on from there. */
  readonly signal?: AbortSignal;
}

export interface WrittenShoppers {
  readonly users: number;
  readonly items: number;
  /** Events in the store now, those of earlier runs included. */
  readonly events: number;
  /** Events an earlier run had written. */
  readonly resumedFrom: number;
  readonly finished: boolean;
  readonly truthFile: string;
  readonly from: Date;
  readonly until: Date;
}

const JOB = 'simulate shoppers';
const BATCH = 10_000;
const stateSchema = z.object({ until: z.iso.datetime(), events: z.int().min(0) });

/**
 * Simulates shoppers on the catalogue that is there and writes what they did. The first run fixes the last day, and every
 * id follows from the seed: running again writes nothing twice and goes on where an interrupted run was.
 */
export async function writeShoppers(
  options: WriteShoppersOptions,
  ports: WriteShoppersPorts,
): Promise<WrittenShoppers> {
  const items = await readCatalogue(ports.catalog);
  const sizes = { ...defaultSizes(items.length), ...options };
  const fingerprint = fingerprintOf(sizes, items);
  const earlier = await ports.jobs.read(JOB, fingerprint);
  const state =
    earlier === undefined
      ? { until: startOfDay(ports.clock()).toISOString(), events: 0 }
      : stateSchema.parse(earlier.state);
  const facts = drawFacts(sizes, { until: new Date(state.until), label: labelOf(fingerprint) });
  const truthFile = truthPath(ports.home, fingerprint);
  await saveTruth(truthFile, facts);
  const result = {
    users: facts.shoppers.length,
    items: items.length,
    truthFile,
    from: facts.from,
    until: facts.until,
    resumedFrom: state.events,
  };
  if (earlier?.finished === true) return { ...result, events: state.events, finished: true };
  const written = await writeEvents({ facts, items, sizes, fingerprint, state }, ports);
  return { ...result, ...written };
}

/** Enough slates for a shop of that size to learn from, and few enough for a first look. */
export function defaultSizes(items: number): { readonly users: number; readonly slates: number } {
  return items <= 10_000 ? { users: 400, slates: 6_000 } : { users: 2_000, slates: 40_000 };
}

async function readCatalogue(catalog: Pick<CatalogStore, 'stream'>): Promise<CatalogItem[]> {
  const items: CatalogItem[] = [];
  for await (const batch of catalog.stream()) {
    for (const stored of batch) if (!stored.withdrawn) items.push(stored.item);
  }
  if (items.length === 0)
    throw problem(
      'NOT_FOUND',
      'expected products to shop for, the catalogue is empty: import one, or run `fusionrank simulate catalog`',
    );
  return items.sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Sizes = WriteShoppersOptions & { readonly users: number; readonly slates: number };

function fingerprintOf({ seed, days, users, slates }: Sizes, items: readonly CatalogItem[]): string {
  const hash = createHash('sha256').update(JSON.stringify([1, seed, days, users, slates]));
  for (const item of items) hash.update(`\n${item.id}`);
  return hash.digest('hex');
}

const labelOf = (fingerprint: string): string => fingerprint.slice(0, 4);

function startOfDay(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / MS_PER_DAY) * MS_PER_DAY);
}

function drawFacts(
  { seed, days, users }: Sizes,
  { until, label }: { readonly until: Date; readonly label: string },
): TruthFacts {
  const span = { from: new Date(until.getTime() - days * MS_PER_DAY), until };
  return { seed, ...span, shoppers: drawShoppers({ seed, users, label, ...span }) };
}

interface Writing {
  readonly facts: TruthFacts;
  readonly items: readonly CatalogItem[];
  readonly sizes: Sizes;
  readonly fingerprint: string;
  readonly state: z.infer<typeof stateSchema>;
}

async function writeEvents(
  { facts, items, sizes, fingerprint, state }: Writing,
  ports: WriteShoppersPorts,
): Promise<Pick<WrittenShoppers, 'events' | 'finished'>> {
  const truth = createTruth(facts, items);
  let events = state.events;
  for (const batch of batches(shopperEvents(truth, { ...sizes, label: labelOf(fingerprint) }), state.events)) {
    if (ports.signal?.aborted === true) return { events, finished: false };
    await ports.events.importBatch(batch.events);
    events += batch.events.length;
    await ports.jobs.save(JOB, fingerprint, { ...state, events });
    ports.onProgress({
      stage: 'simulated shoppers',
      done: Math.min(batch.slates, sizes.slates),
      total: sizes.slates,
      note: `${events} events`,
    });
  }
  await ports.jobs.finish(JOB, fingerprint, { ...state, events });
  return { events, finished: true };
}

interface Batch {
  readonly events: readonly ShopEvent[];
  readonly slates: number;
}

/** Batches of about `BATCH` events, without the first `skip`. */
function* batches(visits: Iterable<Batch>, skip: number): Generator<Batch> {
  let events: ShopEvent[] = [];
  let slates = 0;
  let left = skip;
  for (const visit of visits) {
    slates = visit.slates;
    const skipped = Math.min(left, visit.events.length);
    left -= skipped;
    events.push(...visit.events.slice(skipped));
    if (events.length >= BATCH) {
      yield { events, slates };
      events = [];
    }
  }
  if (events.length > 0) yield { events, slates };
}
