import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { addToMap } from './field-plan.ts';
import type { FieldMap, FieldNames } from './field-plan.ts';
import { SOURCE_FORMATS } from './source/rows.ts';
import type { SourceFormat } from './source/rows.ts';

/** What both imports are told the same way. */
export interface ImportOptions {
  readonly format?: SourceFormat;
  readonly quarantine?: string;
  readonly batch: number;
}

export function addImportOptions(command: Command, defaults: { readonly batch: number }): Command {
  return command
    .addOption(new Option('--format <format>', 'instead of what the name or the content shows').choices(SOURCE_FORMATS))
    .option('--quarantine <file>', 'where bad rows are kept (default: <file>.quarantine.jsonl)')
    .addOption(new Option('--batch <rows>', 'rows written at once').default(defaults.batch).argParser(parseBatch));
}

/** `--map`, onto an import's own fields. */
export function mapOption<F extends string>(names: FieldNames<F>): Option {
  const none: FieldMap<F> = new Map();
  return new Option(
    '--map <field=column>',
    'where a field stands; repeatable; a dot steps into an object; field= leaves it out',
  )
    .default(none, 'by the usual names')
    .argParser<FieldMap<F>>((text, before) => addToMap(names, text, before));
}

const MAX_BATCH = 100_000;

function parseBatch(text: string): number {
  const rows = Number(text);
  if (!Number.isInteger(rows) || rows < 1 || rows > MAX_BATCH) {
    throw new InvalidArgumentError(`Expected a whole number from 1 to ${MAX_BATCH}.`);
  }
  return rows;
}
