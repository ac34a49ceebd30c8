import { fileURLToPath } from 'node:url';
import { systemClock } from '@fusionrank/domain/clock';
import { Command } from 'commander';
import { commandContext, printResult, withProgress } from '../../command-line/context.ts';
import { wholeNumber } from '../../command-line/whole-number.ts';

const RESULT = fileURLToPath(new URL('../../../../../benchmarks/results/bench-rank.json', import.meta.url));

interface BenchRankOptions {
  readonly runs: number;
  readonly only?: string;
  readonly out: string;
}

/** `fusionrank bench rank`: what scoring 1,000 candidates costs, beside the network as it is written down. */
export function benchRankCommand(): Command {
  return new Command('rank')
    .description('Ranking 1,000 candidates beside the unfolded network, in turns, after the answers agree.')
    .option('--runs <n>', 'timed runs of each', wholeNumber, 200)
    .option('--only <text>', 'contests whose name contains this')
    .option('--out <file>', 'where the result is written as JSON', RESULT)
    .addHelpText(
      'after',
      `
Beside it: ONNX Runtime on the unfolded network, TensorFlow.js on both.

Examples:
  $ fusionrank bench rank
  $ fusionrank bench rank --runs 1000 --only '2 threads' --out rank.json
  $ fusionrank bench rank --json | jq '.contests[].ways[] | {name, medianMs: .duration.medianMs, ratio}'`,
    )
    .action(async (options: BenchRankOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs neither TensorFlow nor ONNX Runtime.
      const [{ benchRanking }, { rankReport }] = await Promise.all([
        import('./bench-ranking.ts'),
        import('./rank-report.ts'),
      ]);
      const result = await withProgress(context, ({ onProgress }) =>
        benchRanking({
          clock: systemClock,
          runs: options.runs,
          ...(options.only === undefined ? {} : { only: options.only }),
          file: options.out,
          onProgress,
        }),
      );
      printResult(context, { json: result, text: rankReport(result) });
    });
}
