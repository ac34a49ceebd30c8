import path from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@fusionrank/domain/clock';
import { Command } from 'commander';
import { commandContext, printResult, say, withProgress } from '../../command-line/context.ts';
import { wholeNumber, wholeNumberOrNone } from '../../command-line/whole-number.ts';
import { shopNamed } from '../http/shop-name.ts';

const RESULT = fileURLToPath(new URL('../../../../../benchmarks/results/bench-hostile.json', import.meta.url));

interface HostileOptions {
  readonly size?: string;
  readonly shops: string;
  readonly seconds: number;
  readonly rate: number;
  readonly attackers: number;
  readonly slow: number;
  readonly points: number;
  readonly seed: string;
  readonly out: string;
}

/** `fusionrank bench hostile`: how shoppers are answered while somebody attacks. */
export function benchHostileCommand(): Command {
  return new Command('hostile')
    .description('Searches of shoppers beside hostile requests and slow connections: their p99 against the quiet one.')
    .option('--size <size>', 'demo or a number of products; without it the shop of --home')
    .option('--shops <dir>', 'where shops of a size are made, once', path.join(tmpdir(), 'fusionrank-bench'))
    .option('--seconds <n>', 'of each measurement: quiet, attacked, quiet again', wholeNumber, 30)
    .option('--rate <n>', "shoppers' searches a second", wholeNumber, 10)
    .option('--attackers <n>', 'hostile clients, each with one request at a time', wholeNumber, 4)
    .option('--slow <n>', 'connections that never finish their request', wholeNumber, 1_000)
    .option(
      '--points <n>',
      'that each who asks may spend a minute, as in production; 0: no limit',
      wholeNumberOrNone,
      600_000,
    )
    .option('--seed <text>', 'of the hostile requests', 'hostile')
    .option('--out <file>', 'where the result is written as JSON', RESULT)
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank bench hostile --size demo
  $ fusionrank bench hostile --size demo --points 0
  $ fusionrank bench hostile --size demo --seconds 60 --json | jq .p99Ratio`,
    )
    .action(async (options: HostileOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no database.
      const [{ benchHostile }, { hostileReport }] = await Promise.all([
        import('./bench-hostile.ts'),
        import('./hostile-report.ts'),
      ]);
      const result = await withProgress(context, ({ onProgress }) =>
        benchHostile({
          seconds: options.seconds,
          rate: options.rate,
          attackers: options.attackers,
          slowConnections: options.slow,
          ratePoints: options.points,
          seed: options.seed,
          file: options.out,
          shop: shopNamed(options.size, { context, folder: options.shops }),
          clock: systemClock,
          onProgress,
          say: (sentence) => say(context, sentence),
        }),
      );
      printResult(context, { json: result, text: hostileReport(result) });
    });
}
