import { fileURLToPath } from 'node:url';
import { systemClock } from '@fusionrank/domain/clock';
import { Command } from 'commander';
import { commandContext, printResult, withProgress } from '../../command-line/context.ts';
import { wholeNumber } from '../../command-line/whole-number.ts';
import { catalogueSizes } from './catalogue-sizes.ts';

const RESULT = fileURLToPath(new URL('../../../../../benchmarks/results/bench-lexical.json', import.meta.url));

interface LexicalOptions {
  readonly sizes: readonly number[];
  readonly only?: string;
  readonly queries: number;
  readonly seconds: number;
  readonly minutes: number;
  readonly heap: number;
  readonly seed: number;
  readonly out: string;
}

/** `fusionrank bench lexical`: the index of words beside other full-text engines. */
export function benchLexicalCommand(): Command {
  return new Command('lexical')
    .description('The best 1,000 products by words, beside MiniSearch, FlexSearch, Orama and PostgreSQL.')
    .option('--sizes <list>', 'products of the made catalogues', catalogueSizes, catalogueSizes('10k,100k,1m'))
    .option('--only <text>', 'engines whose name contains this')
    .option('--queries <n>', 'drawn from each catalogue', wholeNumber, 300)
    .option('--seconds <n>', 'of timing for an engine at a size, at most', wholeNumber, 60)
    .option('--minutes <n>', 'for an engine at a size, all in all', wholeNumber, 15)
    .option('--heap <megabytes>', 'of JavaScript heap for an engine', wholeNumber, 6_000)
    .option('--seed <n>', 'of catalogues and queries', wholeNumber, 1)
    .option('--out <file>', 'where the result is written as JSON', RESULT)
    .addHelpText(
      'after',
      `
Each engine runs in a fresh process. Its answers are held against a plain scan of all products before it is timed.

Examples:
  $ fusionrank bench lexical
  $ fusionrank bench lexical --sizes 10k --only fusionrank
  $ fusionrank bench lexical --json | jq '.sizes[].engines[] | {name, query}'`,
    )
    .action(async (options: LexicalOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no engine.
      const [{ benchLexical }, { lexicalReport }] = await Promise.all([
        import('./bench-lexical.ts'),
        import('./lexical-report.ts'),
      ]);
      const result = await withProgress(context, ({ onProgress }) =>
        benchLexical({
          ...options,
          heapMegabytes: options.heap,
          clock: systemClock,
          file: options.out,
          onProgress,
        }),
      );
      printResult(context, { json: result, text: lexicalReport(result) });
    });
}
