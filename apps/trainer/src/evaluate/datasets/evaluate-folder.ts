import { resolve } from 'node:path';
import { systemClock } from '@fusionrank/domain/clock';
import { say, withProgress, type CommandContext } from '../../command-line/context.ts';
import { listenForInterruption } from '../../command-line/interruption.ts';
import type { BenchmarkResult } from './benchmark-result.ts';
import { codeState } from './code-state.ts';
import { evaluateDataset } from './evaluate-dataset.ts';
import { writeBenchmarksPage, writeResult } from './report/publish-result.ts';

export interface EvaluateFolderOptions {
  readonly folder: string;
  readonly seed: number;
  readonly budgetMs: number;
  /** Where the result file goes. */
  readonly results: string;
  /** The page that is written anew; absent for none. */
  readonly docs?: string;
}

/** `fusionrank evaluate DIR`: evaluates on a public data set, keeps the result and writes the page. Needs no database. */
export async function evaluateFolder(
  context: CommandContext,
  options: EvaluateFolderOptions,
): Promise<{ readonly result: BenchmarkResult; readonly resultFile: string }> {
  const interruption = listenForInterruption(process, (sentence) => say(context, sentence));
  try {
    const code = await codeState();
    const result = await withProgress(context, ({ onProgress, finish }) =>
      evaluateDataset({
        folder: resolve(options.folder),
        home: context.home,
        seed: options.seed,
        budgetMs: options.budgetMs,
        clock: systemClock,
        code,
        onProgress,
        onNotice: (sentence) => {
          finish();
          say(context, sentence);
        },
        signal: interruption.signal,
      }),
    );
    const resultFile = await writeResult(result, options.results);
    if (options.docs !== undefined) await writeBenchmarksPage(options.docs, options.results);
    return { result, resultFile };
  } finally {
    interruption.release();
  }
}
