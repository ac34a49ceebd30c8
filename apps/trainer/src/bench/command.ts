import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@fusionrank/domain/clock';
import { Command } from 'commander';
import { commandContext, printResult, withProgress } from '../command-line/context.ts';
import { wholeNumber } from '../command-line/whole-number.ts';
import { benchHostileCommand } from './hostile/command.ts';
import { benchHttpCommand } from './http/command.ts';
import { benchLexicalCommand } from './lexical/command.ts';
import { benchRankCommand } from './rank/command.ts';
import { benchScaleCommand } from './scale/command.ts';
import { benchSearchCommand } from './search/command.ts';
import { benchSoakCommand } from './soak/command.ts';
import { benchVectorsCommand } from './vectors/command.ts';

/** Beside the results of `fusionrank evaluate` that are kept. */
const RESULTS = fileURLToPath(new URL('../../../../benchmarks/results/', import.meta.url));

interface BenchTrainOptions {
  readonly steps: number;
  readonly only?: string;
  readonly out: string;
}

/** `fusionrank bench`: what the product's parts cost, beside other software; by itself all of them, one after the other. */
export function benchCommand(): Command {
  return new Command('bench')
    .description('Measure speed, beside other software where it is installed. Without a part named: all of them.')
    .addHelpText(
      'after',
      `
The shop of 44,072 real products is measured where FUSIONRANK_DATA says where its data is. All parts take some hours on two
cores, and half of that is making shops, which a second run finds. Results are written to benchmarks/results;
\`fusionrank benchmarks\` makes the page of them.

Examples:
  $ fusionrank bench
  $ fusionrank bench rank
  $ fusionrank bench http --size demo`,
    )
    .action(async (_options: unknown, command: Command) => {
      const { benchAll } = await import('./bench-all.ts');
      const data = process.env['FUSIONRANK_DATA'];
      const shops = path.join(tmpdir(), 'fusionrank-bench');
      await benchAll({ context: commandContext(command), shops, ...(data === undefined ? {} : { data }) });
    })
    .addCommand(benchTrainCommand())
    .addCommand(benchHttpCommand())
    .addCommand(benchHostileCommand())
    .addCommand(benchLexicalCommand())
    .addCommand(benchRankCommand())
    .addCommand(benchScaleCommand())
    .addCommand(benchSearchCommand())
    .addCommand(benchSoakCommand())
    .addCommand(benchVectorsCommand());
}

function benchTrainCommand(): Command {
  return new Command('train')
    .description('Steps of training beside PyTorch: the same weights and data, in turns, after the losses agree.')
    .option('--steps <n>', 'timed steps on either side; long ones are taken less often', wholeNumber, 100)
    .option('--only <text>', 'cases whose name contains this')
    .option('--out <file>', 'where the result is written as JSON', `${RESULTS}train.json`)
    .addHelpText(
      'after',
      `
PyTorch is left out where /usr/bin/python3 has no torch (Debian: apt install python3-torch).

Examples:
  $ fusionrank bench train
  $ fusionrank bench train --steps 20 --only embedding --out embedding.json
  $ fusionrank bench train --json | jq '.cases[] | {name, ratio}'`,
    )
    .action(async (options: BenchTrainOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no TensorFlow.
      const [{ benchTraining }, { benchReport }] = await Promise.all([
        import('./train/bench-training.ts'),
        import('./train/bench-report.ts'),
      ]);
      const result = await withProgress(context, ({ onProgress }) =>
        benchTraining({
          clock: systemClock,
          steps: options.steps,
          ...(options.only === undefined ? {} : { only: options.only }),
          file: options.out,
          onProgress,
        }),
      );
      printResult(context, { json: result, text: benchReport(result) });
    });
}
