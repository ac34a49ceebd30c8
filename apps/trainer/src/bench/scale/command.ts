import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@fusionrank/domain/clock';
import { Command } from 'commander';
import { commandContext, printResult, say, withProgress } from '../../command-line/context.ts';
import { wholeNumber } from '../../command-line/whole-number.ts';
import { contextAt } from '../http/shop-name.ts';
import { catalogueSizes } from '../lexical/catalogue-sizes.ts';

const RESULT = fileURLToPath(new URL('../../../../../benchmarks/results/bench-scale.json', import.meta.url));

interface ScaleOptions {
  readonly sizes: readonly number[];
  readonly shops: string;
  readonly seconds: number;
  readonly clients: number;
  readonly out: string;
}

/** `fusionrank bench scale`: how cost grows with the catalogue. */
export function benchScaleCommand(): Command {
  return new Command('scale')
    .description('One shop grown from size to size: starts, latency over HTTP, memory, and how soon a change shows.')
    .option('--sizes <list>', 'products', catalogueSizes, catalogueSizes('10k,100k,1m'))
    .option('--shops <dir>', 'where the shop is made, once', path.join(tmpdir(), 'fusionrank-bench'))
    .option('--seconds <n>', 'of each measurement', wholeNumber, 10)
    .option('--clients <n>', 'at once, under load', wholeNumber, 16)
    .option('--out <file>', 'where the result is written as JSON', RESULT)
    .addHelpText(
      'after',
      `
The first 10,000 products are simulated, encoded and trained on, the others are added with vectors drawn around theirs. A shop of a
million takes half an hour to make and 10 GB of disk. A shop never shrinks: with sizes below the one it has, name another --shops.
Sizes that an earlier run on the same machine left in --out stay there.

Examples:
  $ fusionrank bench scale
  $ fusionrank bench scale --sizes 10k,30k --seconds 3
  $ fusionrank bench scale --json | jq '.sizes[] | {products, bytesPerProduct}'`,
    )
    .action(async (options: ScaleOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no database.
      const [{ benchScale }, { scaleReport }] = await Promise.all([
        import('./bench-scale.ts'),
        import('./scale-report.ts'),
      ]);
      const result = await withProgress(context, ({ onProgress }) =>
        benchScale({
          sizes: options.sizes,
          context: contextAt(path.resolve(options.shops, 'scale'), context),
          clock: systemClock,
          seconds: options.seconds,
          clients: options.clients,
          file: options.out,
          onProgress,
          say: (sentence) => say(context, sentence),
        }),
      );
      printResult(context, { json: result, text: scaleReport(result) });
    });
}
