import path from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@fusionrank/domain/clock';
import { Command } from 'commander';
import { commandContext, printResult, say, withProgress } from '../../command-line/context.ts';
import { wholeNumber } from '../../command-line/whole-number.ts';
import { shopNamed } from './shop-name.ts';

const RESULT = fileURLToPath(new URL('../../../../../benchmarks/results/bench-http.json', import.meta.url));

interface HttpOptions {
  readonly size?: readonly string[];
  readonly shops: string;
  readonly data?: string;
  readonly seconds: number;
  readonly clients: number;
  readonly profile?: string;
  readonly out: string;
}

/** `fusionrank bench http`: what a request costs from outside, and where its time goes. */
export function benchHttpCommand(): Command {
  return new Command('http')
    .description('Requests over HTTP to a gateway of its own: alone, and with many clients at once.')
    .option('--size <sizes...>', 'demo, 44k (needs --data) or a number of products; without it the shop of --home')
    .option('--shops <dir>', 'where shops of a size are made, once', path.join(tmpdir(), 'fusionrank-bench'))
    .option('--data <dir>', 'the folder of the public catalogues (default: FUSIONRANK_DATA)')
    .option('--seconds <n>', 'of each measurement', wholeNumber, 10)
    .option('--clients <n>', 'at once, under load', wholeNumber, 16)
    .option('--profile <dir>', "where profiles of the gateway's CPU time are written")
    .option('--out <file>', 'where the result is written as JSON', RESULT)
    .addHelpText(
      'after',
      `
Making a shop of 44,072 products takes half an hour, most of it for the vectors of its pictures.

Examples:
  $ fusionrank bench http
  $ fusionrank bench http --size demo 44k --data ~/data
  $ fusionrank bench http --size 100000 --seconds 30 --profile profiles`,
    )
    .action(async (options: HttpOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no database.
      const [{ benchHttp }, { httpReport }] = await Promise.all([
        import('./bench-http.ts'),
        import('./http-report.ts'),
      ]);
      const data = options.data ?? process.env['FUSIONRANK_DATA'];
      const shops = (options.size ?? [undefined]).map((name) =>
        shopNamed(name, { context, folder: options.shops, ...(data === undefined ? {} : { data }) }),
      );
      const result = await withProgress(context, ({ onProgress }) =>
        benchHttp({
          shops,
          clock: systemClock,
          seconds: options.seconds,
          clients: options.clients,
          ...(options.profile === undefined ? {} : { profile: options.profile }),
          file: options.out,
          onProgress,
          say: (sentence) => say(context, sentence),
        }),
      );
      printResult(context, { json: result, text: httpReport(result) });
    });
}
