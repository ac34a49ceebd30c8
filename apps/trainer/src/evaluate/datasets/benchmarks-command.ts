import { Command } from 'commander';
import { commandContext, printResult } from '../../command-line/context.ts';

/** Where results and page lie, from the folder in which the command runs. */
export const RESULTS_FOLDER = 'benchmarks/results';
export const BENCHMARKS_PAGE = 'docs/benchmarks.md';

/** `fusionrank benchmarks`: the page of all results, anew. */
export function benchmarksCommand(): Command {
  return new Command('benchmarks')
    .description(
      'Write the page of benchmarks anew from the result files of `fusionrank evaluate DIR` and `fusionrank bench`.',
    )
    .option('--results <dir>', 'where the result files lie', RESULTS_FOLDER)
    .option('--docs <file>', 'the page; what stands outside of its marks is kept', BENCHMARKS_PAGE)
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank benchmarks
  $ fusionrank benchmarks --results results --docs page.md`,
    )
    .action(async ({ results, docs }: { readonly results: string; readonly docs: string }, command: Command) => {
      const [{ writeBenchmarksPage }, { writeSpeedPart }] = await Promise.all([
        import('./report/publish-result.ts'),
        import('../../bench/speed-page/write-speed-part.ts'),
      ]);
      const count = await writeBenchmarksPage(docs, results);
      const benches = await writeSpeedPart(docs, results);
      const text = `${docs}: ${count} ${count === 1 ? 'result' : 'results'} and ${benches} of the benches of ${results}`;
      printResult(commandContext(command), { json: { page: docs, results: count, benches }, text });
    });
}
