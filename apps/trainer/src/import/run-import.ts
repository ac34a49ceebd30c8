import { join } from 'node:path';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { FeatureStore } from '@fusionrank/feature-store';
import { printResult, say, withProgress, withStore } from '../command-line/context.ts';
import type { CommandContext } from '../command-line/context.ts';
import { EXIT_CODES } from '../command-line/exit-codes.ts';
import { interrupted, listenForInterruption } from '../command-line/interruption.ts';
import { count } from '../terminal/progress-line.ts';
import type { ImportOptions } from './import-options.ts';
import type { RowImportResult } from './import-rows.ts';
import { createQuarantine } from './quarantine/quarantine.ts';
import type { Quarantine } from './quarantine/quarantine.ts';

/** What the frame of an import command lends to the import. */
export interface ImportParts {
  readonly store: FeatureStore;
  readonly quarantine: Quarantine;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

export interface ImportCommand<S extends RowImportResult> {
  readonly file: string;
  readonly options: Pick<ImportOptions, 'quarantine'>;
  readonly context: CommandContext;
  /** What is imported, in the plural. */
  readonly noun: string;
  readonly work: (parts: ImportParts) => Promise<S>;
  readonly report: (summary: S, quarantine: Quarantine) => string;
}

/** Opens what an import needs, runs it, closes everything, and tells how it went on stdout and by the exit code. */
export async function runImport<S extends RowImportResult>(command: ImportCommand<S>): Promise<void> {
  const { file, options, context } = command;
  const startedAt = performance.now();
  const interruption = listenForInterruption(process, (sentence) => say(context, sentence));
  const quarantine = createQuarantine({
    source: file,
    fallbackDirectory: join(context.home, 'quarantine'),
    ...(options.quarantine === undefined ? {} : { path: options.quarantine }),
  });
  try {
    const summary = await withStore(context, (store) =>
      withProgress(context, ({ onProgress }) =>
        command.work({ store, quarantine, onProgress, signal: interruption.signal }),
      ),
    );
    if (summary.interrupted) {
      const howToGoOn = 'run the same command again to go on: what is in already is recognised';
      throw interrupted(`${count(summary.imported)} ${command.noun}`, howToGoOn);
    }
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    printResult(context, {
      json: { ...summary, quarantineFile: quarantine.path(), seconds },
      text: `${command.report(summary, quarantine)}\ntook ${seconds} s`,
    });
    if (summary.quarantined > 0 || summary.endedEarly !== undefined) process.exitCode = EXIT_CODES.quarantined;
  } finally {
    interruption.release();
    await quarantine.close();
  }
}
