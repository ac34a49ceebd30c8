import { Command, InvalidArgumentError } from 'commander';
import { systemClock } from '@fusionrank/domain/clock';
import { createImageStore } from '@fusionrank/feature-store/images';
import { commandContext, say } from '../../command-line/context.ts';
import type { CommandContext } from '../../command-line/context.ts';
import type { FieldMap } from '../field-plan.ts';
import { addImportOptions, mapOption } from '../import-options.ts';
import type { ImportOptions } from '../import-options.ts';
import { openPhotoImporter } from '../photographs/photo-importer.ts';
import type { PhotoImporter } from '../photographs/photo-importer.ts';
import { runImport } from '../run-import.ts';
import { CATALOG_FIELD_NAMES } from './catalog-fields.ts';
import type { CatalogField } from './catalog-fields.ts';
import { catalogReport } from './catalog-report.ts';
import { importCatalog } from './import-catalog.ts';
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
    .addOption(mapOption(CATALOG_FIELD_NAMES))
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
  const photos = await openPhotos(options, context);
  try {
    await runImport({
      file,
      options,
      context,
      noun: 'products',
      work: ({ store, ...parts }) =>
        importCatalog({
          ...parts,
          file,
          stdin: context.stdin,
          ...pickDefined(options),
          map: options.map,
          batchSize: options.batch,
          withdrawMissing: options.withdrawMissing ?? false,
          catalog: store.catalog,
          ...(photos === undefined ? {} : { photos }),
          clock: systemClock,
        }),
      report: catalogReport,
    });
  } finally {
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

function parseCurrency(text: string): string {
  const code = text.toUpperCase();
  if (!isCurrency(code)) throw new InvalidArgumentError('Expected a currency code of ISO 4217, such as EUR.');
  return code;
}
