import path from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@fusionrank/domain/clock';
import { Command, InvalidArgumentError } from 'commander';
import { commandContext, printResult, say, withProgress } from '../../command-line/context.ts';
import { wholeNumber } from '../../command-line/whole-number.ts';
import { shopNamed } from '../http/shop-name.ts';

const RESULT = fileURLToPath(new URL('../../../../../benchmarks/results/bench-soak.json', import.meta.url));

interface SoakOptions {
  readonly size?: string;
  readonly shops: string;
  readonly data?: string;
  readonly minutes: number;
  readonly share: number;
  readonly clients: number;
  readonly out: string;
}

/** `fusionrank bench soak`: a steady load near the peak, with changes of the catalogue, for some time. */
export function benchSoakCommand(): Command {
  return new Command('soak')
    .description('Minutes of load near the peak while products change: errors, memory, and whether answers stay right.')
    .option('--size <size>', 'demo, 44k (needs --data) or a number of products; without it the shop of --home')
    .option('--shops <dir>', 'where shops of a size are made, once', path.join(tmpdir(), 'fusionrank-bench'))
    .option('--data <dir>', 'the folder of the public catalogues (default: FUSIONRANK_DATA)')
    .option('--minutes <n>', 'of the load', wholeNumber, 10)
    .option('--share <n>', 'of the peak that the load is, above 0, at most 1', shareOfPeak, 0.8)
    .option('--clients <n>', 'at once, to find the peak', wholeNumber, 16)
    .option('--out <file>', 'where the result is written as JSON', RESULT)
    .addHelpText(
      'after',
      `
Products of the shop are withdrawn and come back at other prices: don't run it on a shop that matters.

Examples:
  $ fusionrank bench soak --size demo --minutes 2
  $ fusionrank bench soak --size 44k --data ~/data`,
    )
    .action(async (options: SoakOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no database.
      const [{ benchSoak }, { soakReport }] = await Promise.all([
        import('./bench-soak.ts'),
        import('./soak-report.ts'),
      ]);
      const data = options.data ?? process.env['FUSIONRANK_DATA'];
      const result = await withProgress(context, ({ onProgress }) =>
        benchSoak({
          shop: shopNamed(options.size, { context, folder: options.shops, ...(data === undefined ? {} : { data }) }),
          clock: systemClock,
          minutes: options.minutes,
          share: options.share,
          clients: options.clients,
          file: options.out,
          onProgress,
          say: (sentence) => say(context, sentence),
        }),
      );
      printResult(context, { json: result, text: soakReport(result) });
    });
}

function shareOfPeak(text: string): number {
  const share = Number(text);
  if (share > 0 && share <= 1) return share;
  throw new InvalidArgumentError(`expected a number above 0 and at most 1, got ${JSON.stringify(text)}.`);
}
