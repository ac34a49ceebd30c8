import type { Readable } from 'node:stream';
import type { Clock } from '@fusionrank/domain/clock';
import type { ShopEvent } from '@fusionrank/domain/event';
import type { ItemId } from '@fusionrank/domain/id';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { CatalogStore, EventLog } from '@fusionrank/feature-store';
import type { FieldMap } from '../field-plan.ts';
import { importRows } from '../import-rows.ts';
import type { RowImportResult } from '../import-rows.ts';
import type { Quarantine } from '../quarantine/quarantine.ts';
import { createSeenIds } from '../seen-ids.ts';
import { openSource } from '../source/open-source.ts';
import type { SourceFormat } from '../source/rows.ts';
import type { EventField } from './event-fields.ts';
import { createEventUnderstanding } from './understand-event.ts';

export interface EventImport {
  /** A path, or `-` for `stdin`. */
  readonly file: string;
  readonly stdin: Readable;
  readonly format?: SourceFormat;
  readonly map: FieldMap<EventField>;
  readonly batchSize: number;
  readonly catalog: Pick<CatalogStore, 'byIds'>;
  readonly events: Pick<EventLog, 'importBatch'>;
  readonly quarantine: Quarantine;
  readonly clock: Clock;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

export interface EventImportSummary extends RowImportResult {
  /** Events that are new to the log. */
  readonly accepted: number;
  /** Events that the log had, or that the file has twice. */
  readonly duplicates: number;
  /** By type, duplicates too. */
  readonly searches: number;
  readonly impressions: number;
  readonly interactions: number;
  /** Events of items that the catalogue does not hold; they are kept, for the items may come. */
  readonly ofUnknownItems: number;
}

/** Brings a log of events into the store; importing it again changes nothing. */
export async function importEvents(run: EventImport): Promise<EventImportSummary> {
  const source = await openSource(run.file, run.stdin);
  const unknownItems = createUnknownItems(run.catalog);
  const counts = { accepted: 0, duplicates: 0, searches: 0, impressions: 0, interactions: 0, ofUnknownItems: 0 };
  const result = await importRows<ShopEvent>({
    stage: 'import events',
    source,
    ...(run.format === undefined ? {} : { format: run.format }),
    batchSize: run.batchSize,
    understand: createEventUnderstanding(run.map, run.clock),
    write: async (events) => {
      const [added, unknown] = await Promise.all([run.events.importBatch(events), unknownItems.count(events)]);
      counts.accepted += added.accepted;
      counts.duplicates += added.duplicates;
      counts.ofUnknownItems += unknown;
      for (const event of events) counts[COUNTED_AS[event.type]] += 1;
    },
    quarantine: run.quarantine,
    onProgress: run.onProgress,
    signal: run.signal,
  });
  return { ...result, ...counts };
}

const COUNTED_AS = { search: 'searches', impression: 'impressions', interaction: 'interactions' } as const;

interface UnknownItems {
  /** Events among these whose item the catalogue does not hold. */
  count(events: readonly ShopEvent[]): Promise<number>;
}

/** Asks the catalogue once for each item. */
function createUnknownItems(catalog: Pick<CatalogStore, 'byIds'>): UnknownItems {
  const asked = createSeenIds();
  const unknown = createSeenIds();
  return {
    async count(events) {
      const counts = new Map<ItemId, number>();
      for (const event of events) {
        if (event.type !== 'search') counts.set(event.itemId, (counts.get(event.itemId) ?? 0) + 1);
      }
      const fresh = [...counts.keys()].filter((itemId) => asked.add(itemId));
      const found = fresh.length === 0 ? [] : await catalog.byIds(fresh);
      fresh.filter((_, i) => found[i] === undefined).forEach((itemId) => unknown.add(itemId));
      if (unknown.size() === 0) return 0;
      let ofUnknown = 0;
      for (const [itemId, count] of counts) if (unknown.has(itemId)) ofUnknown += count;
      return ofUnknown;
    },
  };
}
