import { systemClock } from '@fusionrank/domain/clock';
import { createImageStore } from '@fusionrank/feature-store/images';
import { problem } from '@fusionrank/domain/problem';
import { Command } from 'commander';
import {
  commandContext,
  printResult,
  say,
  withProgress,
  withStore,
  type CommandContext,
} from '../command-line/context.ts';
import { upTo } from '../command-line/whole-number.ts';
import { listenForInterruption } from '../command-line/interruption.ts';
import { formatSummary } from '../terminal/summary.ts';
import { writeDemoCatalog } from './catalog/write-catalog.ts';
import { writeShoppers } from './shoppers/write-shoppers.ts';

/** `fusionrank simulate …`: a made-up shop and made-up shoppers, marked as simulated wherever they show. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('Make a demo catalogue, and shoppers for any catalogue; both are marked as simulated.')
    .addCommand(catalogCommand())
    .addCommand(shoppersCommand());
}

const DEFAULT_SEED = 7;

function catalogCommand(): Command {
  return new Command('catalog')
    .description('Draw a demo shop: products in English and Chinese, with pictures.')
    .option('--products <n>', 'how many, up to 1,000,000', upTo(1_000_000), 3_000)
    .option('--seed <n>', 'another seed draws another shop', upTo(Number.MAX_SAFE_INTEGER), DEFAULT_SEED)
    .option('--no-images', 'leave the pictures out')
    .addHelpText(
      'after',
      '\nExamples:\n  fusionrank simulate catalog\n  fusionrank simulate catalog --products 200000 --no-images',
    )
    .action((options: CatalogOptions, self: Command) => runCatalog(options, commandContext(self)));
}

interface CatalogOptions {
  readonly products: number;
  readonly seed: number;
  readonly images: boolean;
}

async function runCatalog({ products, seed, images }: CatalogOptions, context: CommandContext): Promise<void> {
  const written = await interruptible(context, (signal) =>
    withStore(context, (store) =>
      withProgress(context, ({ onProgress }) =>
        writeDemoCatalog(
          { products, seed, pictures: images ? 'drawn' : 'none' },
          {
            catalog: store.catalog,
            jobs: store.jobs,
            images: createImageStore({ home: context.home }),
            clock: systemClock,
            onProgress,
            signal,
          },
        ),
      ),
    ),
  );
  if (written.done < products) throw interrupted();
  const text = formatSummary([
    ['simulated products', String(written.done)],
    ['new', String(written.inserted)],
    ['changed', String(written.updated)],
    ['there before', String(written.unchanged + written.resumedFrom)],
  ]);
  printResult(context, { json: written, text });
}

function shoppersCommand(): Command {
  return new Command('shoppers')
    .description('Let simulated shoppers search, click and buy in the catalogue that is there.')
    .option('--users <n>', 'how many shoppers (default: 400, or 2,000 for more than 10,000 products)', upTo(1_000_000))
    .option('--slates <n>', 'about how many slates they see (default: 6,000, or 40,000)', upTo(100_000_000))
    .option('--days <n>', 'over how many days, up to today', upTo(3_650), 60)
    .option('--seed <n>', 'another seed draws other shoppers', upTo(Number.MAX_SAFE_INTEGER), DEFAULT_SEED)
    .addHelpText(
      'after',
      '\nExamples:\n  fusionrank simulate shoppers\n  fusionrank simulate shoppers --users 2000 --slates 40000 --days 90',
    )
    .action((options: ShoppersOptions, self: Command) => runShoppers(options, commandContext(self)));
}

interface ShoppersOptions {
  readonly users?: number;
  readonly slates?: number;
  readonly days: number;
  readonly seed: number;
}

async function runShoppers(options: ShoppersOptions, context: CommandContext): Promise<void> {
  const written = await interruptible(context, (signal) =>
    withStore(context, (store) =>
      withProgress(context, ({ onProgress }) =>
        writeShoppers(options, {
          catalog: store.catalog,
          events: store.events,
          jobs: store.jobs,
          home: context.home,
          clock: systemClock,
          onProgress,
          signal,
        }),
      ),
    ),
  );
  if (!written.finished) throw interrupted();
  const text = formatSummary([
    ['simulated shoppers', String(written.users)],
    ['products', String(written.items)],
    ['events', String(written.events)],
    ['there before', String(written.resumedFrom)],
    ['days', `${written.from.toISOString().slice(0, 10)} to ${written.until.toISOString().slice(0, 10)}`],
    ['truth (only evaluation reads it)', written.truthFile],
  ]);
  printResult(context, { json: written, text });
}

async function interruptible<T>(context: CommandContext, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = listenForInterruption(process, (sentence) => say(context, sentence));
  try {
    return await work(interruption.signal);
  } finally {
    interruption.release();
  }
}

function interrupted(): Error {
  return problem('INTERRUPTED', 'interrupted: what is done is saved; run the same command again to go on');
}
