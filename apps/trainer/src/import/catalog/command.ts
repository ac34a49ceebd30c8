import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { systemClock } from '@fusionrank/domain/clock';
import { createImageStore } from '@fusionrank/feature-store/images';
import { commandContext, printResult, say, withProgress, withStore } from '../../command-line/context.ts';
import type { CommandContext } from '../../command-line/context.ts';
import { EXIT_CODES } from '../../command-line/exit-codes.ts';
import { interrupted, listenForInterruption } from '../../command-line/interruption.ts';
import { addToMap } from '../field-plan.ts';
import type { FieldMap } from '../field-plan.ts';
import { addImportOptions } from '../import-options.ts';
import type { ImportOptions } from '../import-options.ts';
import { openPhotoImporter } from '../photographs/photo-importer.ts';
import type { PhotoImporter } from '../photographs/photo-importer.ts';
import { createQuarantine } from '../quarantine/quarantine.ts';
import { CATALOG_FIELD_NAMES } from './catalog-fields.ts';
import type { CatalogField } from './catalog-fields.ts';
import { catalogReport } from './catalog-report.ts';
import { importCatalog } from './import-catalog.ts';
import type { CatalogImportSummary } from './import-catalog.ts';
import { isCurrency } from './price.ts';

interface CatalogOptions extends ImportOptions {
  readonly images?: string;
  readonly map: FieldMap<CatalogField>;
  readonly currency?: string;
  readonly withdrawMissing?: boolean;
}

const EXAMPLES = `
Columns are recognised by their usual names (id or sku, title or name, brand, category, colour, price, image, …);
those that are not become attributes. Bad rows go to the quarantine file, good ones go in.

Examples:
  fusionrank import catalog products.jsonl --images photographs.zip
  fusionrank import catalog export.csv.gz --map title=Bezeichnung --map price=offer.gross --currency CHF
  zcat dump.jsonl.gz | fusionrank import catalog - --quarantine bad.jsonl --json`;

export function importCatalogCommand(): Command {
  const command = new Command('catalog')
    .description('Bring products in from JSON lines or CSV (gzip too), with their photographs.')
    .argument('<file>', 'the catalogue, or - for standard input')
    .option('--images <path>', 'a folder or a ZIP archive with the photographs')
    .option(
      '--map <field=column>',
      'where a field stands; repeatable; a dot steps into an object; field= leaves it out',
      (text: string, before: FieldMap<CatalogField>) => addToMap(CATALOG_FIELD_NAMES, text, before),
      new Map() as FieldMap<CatalogField>,
    )
    .option(
      '--currency <code>',
      'the currency of the prices (default: the first that is named, else EUR)',
      parseCurrency,
    )
    .option('--withdraw-missing', 'withdraw the products that the file has no more');
  return addImportOptions(command, { batch: 2_000 })
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: CatalogOptions, self: Command) => run(file, options, commandContext(self)));
}

async function run(file: string, options: CatalogOptions, context: CommandContext): Promise<void> {
  const startedAt = performance.now();
  const interruption = listenForInterruption(process, (sentence) => say(context, sentence));
  const quarantine = createQuarantine({
    source: file,
    fallbackDirectory: join(context.home, 'quarantine'),
    ...(options.quarantine === undefined ? {} : { path: options.quarantine }),
  });
  const photos = await openPhotos(options, context);
  try {
    const summary = await withStore(context, (store) =>
      withProgress(context, ({ onProgress }) =>
        importCatalog({
          file,
          stdin: context.stdin,
          ...pickDefined(options),
          map: options.map,
          batchSize: options.batch,
          withdrawMissing: options.withdrawMissing ?? false,
          catalog: store.catalog,
          ...(photos === undefined ? {} : { photos }),
          quarantine,
          clock: systemClock,
          onProgress,
          signal: interruption.signal,
        }),
      ),
    );
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    conclude(context, {
      summary,
      json: { ...summary, quarantineFile: quarantine.path(), seconds },
      text: `${catalogReport(summary, quarantine)}\ntook ${seconds} s`,
    });
  } finally {
    interruption.release();
    await quarantine.close();
    await photos?.close();
  }
}

function pickDefined({ format, currency }: CatalogOptions): Pick<CatalogOptions, 'format' | 'currency'> {
  return { ...(format === undefined ? {} : { format }), ...(currency === undefined ? {} : { currency }) };
}

async function openPhotos(options: CatalogOptions, context: CommandContext): Promise<PhotoImporter | undefined> {
  if (options.images === undefined) return undefined;
  const photos = await openPhotoImporter(options.images, createImageStore({ home: context.home }));
  if (photos.damage !== undefined) say(context, `${options.images}: ${photos.damage}`);
  return photos;
}

interface Conclusion {
  readonly summary: CatalogImportSummary;
  readonly json: unknown;
  readonly text: string;
}

function conclude(context: CommandContext, { summary, json, text }: Conclusion): void {
  if (summary.interrupted) {
    throw interrupted(
      `${summary.imported} products`,
      'run the same command again to go on: what is in already is recognised',
    );
  }
  printResult(context, { json, text });
  const incomplete = summary.quarantined > 0 || summary.endedEarly !== undefined;
  if (incomplete) process.exitCode = EXIT_CODES.quarantined;
}

function parseCurrency(text: string): string {
  const code = text.toUpperCase();
  if (!isCurrency(code)) throw new InvalidArgumentError('Expected a currency code of ISO 4217, such as EUR.');
  return code;
}
