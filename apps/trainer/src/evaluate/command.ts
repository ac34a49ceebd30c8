import { copyFile } from 'node:fs/promises';
import { systemClock } from '@fusionrank/domain/clock';
import { Command } from 'commander';
import { commandContext, printResult, withProgress, withStore } from '../command-line/context.ts';
import { wholeNumber } from '../command-line/whole-number.ts';
import { terminalReport } from './terminal-report.ts';

interface EvaluateOptions {
  readonly model?: string;
  readonly queries: number;
  readonly seed: number;
  readonly query: readonly string[];
  readonly report?: string;
}

/** `fusionrank evaluate`: a model beside the baselines. */
export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('Hold a model against itself without parts and against baselines, on what came after its training.')
    .option('--model <version>', 'a version that `fusionrank models` lists; the newest without it')
    .option('--queries <n>', 'fresh queries, and at most as many logged slates', wholeNumber, 500)
    .option('--query <text...>', 'asked by every known simulated shopper, as a table of its own', ['running shoes'])
    .option('--seed <n>', 'another seed draws other queries', wholeNumber, 11)
    .option('--report <file>', 'a copy of the HTML report')
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank evaluate
  $ fusionrank evaluate --queries 2000 --query "running shoes" "red bag" --report report.html
  $ fusionrank evaluate --json > evaluation.json`,
    )
    .action(async (options: EvaluateOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no TensorFlow.
      const { evaluateModel } = await import('./evaluate-model.ts');
      const { result, reportFile } = await withStore(context, (store) =>
        withProgress(context, ({ onProgress }) =>
          evaluateModel({
            store,
            home: context.home,
            clock: systemClock,
            seed: options.seed,
            queries: options.queries,
            sharedQueries: options.query,
            ...(options.model === undefined ? {} : { version: options.model }),
            onProgress,
          }),
        ),
      );
      if (options.report !== undefined) await copyFile(reportFile, options.report);
      printResult(context, {
        json: result,
        text: `${terminalReport(result)}\n\nPlots: ${options.report ?? reportFile}`,
      });
    });
}
