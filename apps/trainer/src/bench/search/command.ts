import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@fusionrank/domain/clock';
import { Command } from 'commander';
import { commandContext, printResult, say, withProgress } from '../../command-line/context.ts';
import { wholeNumber } from '../../command-line/whole-number.ts';
import { shopNamed } from '../http/shop-name.ts';

const RESULT = fileURLToPath(new URL('../../../../../benchmarks/results/bench-search.json', import.meta.url));

interface SearchOptions {
  readonly size?: readonly string[];
  readonly shops: string;
  readonly data?: string;
  readonly runs: number;
  readonly out: string;
}

/** `fusionrank bench search`: the pipeline alone, and what each part of it costs. */
export function benchSearchCommand(): Command {
  return new Command('search')
    .description('The search pipeline without HTTP and GraphQL: whole, and with one part after another left out.')
    .option('--size <sizes...>', 'demo, 44k (needs --data) or a number of products; without it the shop of --home')
    .option('--shops <dir>', 'where shops of a size are made, once', path.join(tmpdir(), 'fusionrank-bench'))
    .option('--data <dir>', 'the folder of the public catalogues (default: FUSIONRANK_DATA)')
    .option('--runs <n>', 'searches of each way', wholeNumber, 400)
    .option('--out <file>', 'where the result is written as JSON', RESULT)
    .addHelpText(
      'after',
      `
Each way takes its turn beside the others in one process; ratios are of medians, with 95 % intervals.

Examples:
  $ fusionrank bench search
  $ fusionrank bench search --size demo 44k --data ~/data
  $ fusionrank bench search --json | jq '.shops[].ways[] | {name, ratio}'`,
    )
    .action(async (options: SearchOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no database.
      const [{ benchSearch }, { searchReport }] = await Promise.all([
        import('./bench-search.ts'),
        import('./search-report.ts'),
      ]);
      const data = options.data ?? process.env['FUSIONRANK_DATA'];
      const shops = (options.size ?? [undefined]).map((name) =>
        shopNamed(name, { context, folder: options.shops, ...(data === undefined ? {} : { data }) }),
      );
      const result = await withProgress(context, ({ onProgress }) =>
        benchSearch({
          shops,
          clock: systemClock,
          runs: options.runs,
          file: options.out,
          onProgress,
          say: (sentence) => say(context, sentence),
        }),
      );
      printResult(context, { json: result, text: searchReport(result) });
    });
}
