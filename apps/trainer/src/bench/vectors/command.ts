import { fileURLToPath } from 'node:url';
import { systemClock } from '@fusionrank/domain/clock';
import { Command } from 'commander';
import { commandContext, printResult, withProgress } from '../../command-line/context.ts';
import { wholeNumber } from '../../command-line/whole-number.ts';
import { sizesIn } from './sizes.ts';

const RESULT = fileURLToPath(new URL('../../../../../benchmarks/results/bench-vectors.json', import.meta.url));

interface VectorsOptions {
  readonly sizes: readonly number[];
  readonly queries: number;
  readonly width: number;
  readonly out: string;
}

/** `fusionrank bench vectors`: nearest vectors beside a scan of all of them, and beside usearch. */
export function benchVectorsCommand(): Command {
  return new Command('vectors')
    .description('Nearest vectors beside an exact scan and usearch: how many are found, how fast, in how much memory.')
    .option('--sizes <list>', 'numbers of vectors', sizesIn, sizesIn('1k,3k,10k,30k,100k,1m'))
    .option('--queries <n>', 'each with no filter, 10 % and 1 % of the vectors', wholeNumber, 100)
    .option('--width <n>', 'numbers of a vector', wholeNumber, 96)
    .option('--out <file>', 'where the result is written as JSON', RESULT)
    .addHelpText(
      'after',
      `
usearch is left out above 100k: its index takes minutes there.

Examples:
  $ fusionrank bench vectors
  $ fusionrank bench vectors --sizes 10k,100k --width 64 --out vectors.json
  $ fusionrank bench vectors --json | jq '.sizes[] | {items, bytesPerVector}'`,
    )
    .action(async ({ out, ...options }: VectorsOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no native addon.
      const [{ benchVectors }, { vectorsReport }] = await Promise.all([
        import('./bench-vectors.ts'),
        import('./vectors-report.ts'),
      ]);
      const result = await withProgress(context, ({ onProgress }) =>
        benchVectors({ ...options, clock: systemClock, file: out, onProgress }),
      );
      printResult(context, { json: result, text: vectorsReport(result) });
    });
}
