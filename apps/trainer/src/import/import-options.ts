import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
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

const MAX_BATCH = 100_000;

function parseBatch(text: string): number {
  const rows = Number(text);
  if (!Number.isInteger(rows) || rows < 1 || rows > MAX_BATCH) {
    throw new InvalidArgumentError(`Expected a whole number from 1 to ${MAX_BATCH}.`);
  }
  return rows;
}
