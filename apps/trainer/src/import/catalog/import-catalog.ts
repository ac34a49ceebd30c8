import type { Readable } from 'node:stream';
import type { Clock } from '@fusionrank/domain/clock';
import type { CatalogItem, ItemImage } from '@fusionrank/domain/item';
import type { OnProgress } from '@fusionrank/domain/progress';
import { problem } from '@fusionrank/domain/problem';
import type { CatalogStore, UpsertCounts } from '@fusionrank/feature-store';
import type { FieldMap } from '../field-plan.ts';
import { importRows } from '../import-rows.ts';
import type { RowImportResult } from '../import-rows.ts';
import type { PhotoCounts, PhotoImporter } from '../photographs/photo-importer.ts';
import type { Quarantine } from '../quarantine/quarantine.ts';
import { createSeenIds } from '../seen-ids.ts';
import type { SeenIds } from '../seen-ids.ts';
import { openSource } from '../source/open-source.ts';
import type { SourceFormat } from '../source/rows.ts';
import type { CatalogField } from './catalog-fields.ts';
import { createShopCurrency } from './shop-currency.ts';
import { createItemUnderstanding } from './understand-item.ts';
import type { ItemDraft } from './understand-item.ts';

export interface CatalogImport {
  /** A path, or `-` for `stdin`. */
  readonly file: string;
  readonly stdin: Readable;
  readonly format?: SourceFormat;
  readonly map: FieldMap<CatalogField>;
  /** ISO 4217; absent: that of the first price that names one, else EUR. */
  readonly currency?: string;
  readonly batchSize: number;
  readonly withdrawMissing: boolean;
  readonly catalog: CatalogStore;
  /** Absent: photographs stay as they are in the store. */
  readonly photos?: PhotoImporter;
  readonly quarantine: Quarantine;
  readonly clock: Clock;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

export interface CatalogImportSummary extends RowImportResult, UpsertCounts {
  /** Rows whose id an earlier row of the file had; the last one counts. */
  readonly duplicates: number;
  /** Products taken away because the file has them no more; absent unless asked for. */
  readonly withdrawn?: number;
  /** Why nothing was withdrawn although it was asked for. */
  readonly notWithdrawn?: string;
  /** Absent when no row has a price. */
  readonly currency?: string;
  readonly photographs?: PhotoCounts & { readonly damage?: string };
}

/** Brings a catalogue into the store; running it again changes nothing, and goes on where an interrupted run ended. */
export async function importCatalog(run: CatalogImport): Promise<CatalogImportSummary> {
  const source = await openSource(run.file, run.stdin);
  const currency = createShopCurrency(run.currency);
  const seen = createSeenIds();
  const counts = { inserted: 0, updated: 0, unchanged: 0, duplicates: 0 };
  const result = await importRows<ItemDraft>({
    stage: 'import catalog',
    source,
    ...(run.format === undefined ? {} : { format: run.format }),
    batchSize: run.batchSize,
    understand: createItemUnderstanding({ map: run.map, currency }),
    write: async (drafts) => {
      const added = await run.catalog.upsert(await settleDrafts(drafts, run));
      counts.inserted += added.inserted;
      counts.updated += added.updated;
      counts.unchanged += added.unchanged;
      counts.duplicates += drafts.filter((draft) => !seen.add(draft.item.id)).length;
    },
    quarantine: run.quarantine,
    onProgress: run.onProgress,
    signal: run.signal,
  });
  const settled = currency.current();
  return {
    ...result,
    ...counts,
    ...(run.withdrawMissing ? await withdrawMissing(run.catalog, seen, result) : {}),
    ...(settled === undefined ? {} : { currency: settled }),
    ...(run.photos === undefined ? {} : { photographs: photographSummary(run.photos) }),
  };
}

/** What a row does not say is taken from the item as stored: its photograph, and when it was created. */
async function settleDrafts(drafts: readonly ItemDraft[], run: CatalogImport): Promise<readonly CatalogItem[]> {
  const [stored, images] = await Promise.all([
    run.catalog.byIds(drafts.map(({ item }) => item.id)),
    run.photos?.bring(
      drafts.map(({ item, imageName }) => ({
        itemId: item.id,
        ...(imageName === undefined ? {} : { name: imageName }),
      })),
    ),
  ]);
  const now = run.clock();
  return drafts.map((draft, i) => ({
    ...draft.item,
    image: settleImage(images?.[i], stored[i]?.image, run.photos),
    createdAt: draft.createdAt ?? stored[i]?.createdAt ?? now,
    updatedAt: draft.updatedAt ?? now,
  }));
}

/** A photograph that is lacking only because the archive is damaged does not take away the one in the store. */
function settleImage(
  brought: ItemImage | undefined,
  stored: ItemImage | undefined,
  photos: PhotoImporter | undefined,
): ItemImage {
  const lacking = brought === undefined || (brought.status !== 'present' && photos?.damage !== undefined);
  if (lacking && stored?.status === 'present') return stored;
  return brought ?? stored ?? { status: 'missing' };
}

type Withdrawal = { readonly withdrawn: number } | { readonly notWithdrawn: string };

/** Only a file that was read whole and without a bad row says which products are gone. */
async function withdrawMissing(catalog: CatalogStore, seen: SeenIds, result: RowImportResult): Promise<Withdrawal> {
  if (result.interrupted) return { notWithdrawn: 'the import was interrupted' };
  if (result.endedEarly !== undefined) return { notWithdrawn: result.endedEarly };
  if (result.quarantined > 0) return { notWithdrawn: 'a quarantined row may be one of the missing products' };
  if (seen.size() === 0) {
    throw problem('INVALID_INPUT', 'expected at least one product with --withdraw-missing, got none: all would go');
  }
  let withdrawn = 0;
  for await (const batch of catalog.stream()) {
    const missing = batch.filter(({ item, withdrawn: gone }) => !gone && !seen.has(item.id)).map(({ item }) => item.id);
    if (missing.length > 0) withdrawn += await catalog.withdraw(missing);
  }
  return { withdrawn };
}

function photographSummary(photos: PhotoImporter): PhotoCounts & { readonly damage?: string } {
  return { ...photos.counts(), ...(photos.damage === undefined ? {} : { damage: photos.damage }) };
}
