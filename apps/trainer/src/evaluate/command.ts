import { copyFile, stat } from 'node:fs/promises';
import { systemClock } from '@fusionrank/domain/clock';
import { problem } from '@fusionrank/domain/problem';
import { Command, Option } from 'commander';
import { commandContext, printResult, withProgress, withStore, type CommandContext } from '../command-line/context.ts';
import { wholeNumber } from '../command-line/whole-number.ts';
import { BENCHMARKS_PAGE, RESULTS_FOLDER } from './datasets/benchmarks-command.ts';
import { parseBudget } from './datasets/budget.ts';
import { terminalReport } from './terminal-report.ts';
import { writeWhole } from './write-whole.ts';

interface EvaluateOptions {
  readonly model?: string;
  readonly queries: number;
  readonly seed: number;
  readonly query: readonly string[];
  readonly report?: string;
  /** Milliseconds. */
  readonly budget: number;
  readonly results: string;
  readonly docs: string | false;
  /** A file; JSON on stdout is the program's own option. */
  readonly json?: string;
}

const OF_THE_SHOP = ['model', 'queries', 'query', 'report'] as const;
const OF_A_FOLDER = ['budget', 'results', 'docs'] as const;

/** `fusionrank evaluate`: a model beside the baselines, on the shop's own log or on a public data set. */
export function evaluateCommand(): Command {
  return withOptions(new Command('evaluate'))
    .description(
      'Hold a model against itself without parts and against baselines: on what came after its training, or on the public data set in a folder.',
    )
    .argument(
      '[dir]',
      "a folder of train.tsv + valid.tsv + test.tsv, sequences.txt or pairs.jsonl; the shop's without it",
    )
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string | undefined, options: EvaluateOptions, command: Command) => {
      refuseOptions(command, folder === undefined ? OF_A_FOLDER : OF_THE_SHOP);
      await requireFile(options.json);
      const context = commandContext(command);
      const { json, text } =
        folder === undefined ? await onTheShop(context, options) : await onFolder(context, folder, options);
      if (options.json !== undefined) await writeWhole(options.json, `${JSON.stringify(json, undefined, 2)}\n`);
      printResult(context, { json, text });
    });
}

function withOptions(command: Command): Command {
  return command
    .option('--seed <n>', 'another seed draws other queries, folds and starting weights', wholeNumber, 11)
    .option('--json [file]', 'JSON into the file, or on stdout without one')
    .optionsGroup("On the shop's own log:")
    .option('--model <version>', 'a version that `fusionrank models` lists; the newest without it')
    .option('--queries <n>', 'fresh queries, and at most as many logged slates', wholeNumber, 500)
    .option('--query <text...>', 'asked by every known simulated shopper, as a table of its own', ['running shoes'])
    .option('--report <file>', 'a copy of the HTML report')
    .optionsGroup('On a public data set:')
    .addOption(
      new Option('--budget <time>', 'for fitting, all contenders together: 90s, 30m, 1h')
        .argParser(parseBudget)
        .default(parseBudget('30m'), '30m'),
    )
    .option('--results <dir>', 'where the result file goes', RESULTS_FOLDER)
    .option('--docs <file>', 'the page written anew from all result files', BENCHMARKS_PAGE)
    .option('--no-docs', 'no page');
}

const EXAMPLES = `
Examples:
  $ fusionrank evaluate
  $ fusionrank evaluate --queries 2000 --query "running shoes" "red bag" --report report.html
  $ fusionrank evaluate --json > evaluation.json
  $ fusionrank evaluate amazon-baby-mm --budget 1h
  $ fusionrank evaluate amazon-beauty-seq --budget 90s --seed 3 --json beauty.json --no-docs

A folder holds one of
  interactions  train.tsv, valid.tsv, test.tsv (user, item); items.tsv if there are items nobody took
  sequences     sequences.txt (user item item …, oldest first); items.jsonl (item, attrs, keywords, codes)
  judgements    pairs.jsonl (id, query, title, description, relevance)
and, beside the first two, any <modality>_knn.tsv (item, neighbour, cosine), <modality>_feat.f32.npy (a row an item) and
<modality>_imputed_items.txt (items to mask). It is evaluated without a database; interrupted, the same command goes on.`;

function refuseOptions(command: Command, foreign: readonly string[]): void {
  for (const name of foreign) {
    if (command.getOptionValueSource(name) !== 'cli') continue;
    const whose = foreign === OF_THE_SHOP ? "the shop's own log: leave the folder out" : 'a folder: name one';
    command.error(`error: --${name} is of an evaluation on ${whose}, or leave --${name} out`);
  }
}

/** `evaluate --json DIR` reads as a file to write to. */
async function requireFile(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) return;
  const sentence = 'expected a file for --json, got a folder; a folder to evaluate on stands in front of --json';
  throw problem('INVALID_INPUT', sentence, { place: { file: path } });
}

interface Printed {
  readonly json: unknown;
  readonly text: string;
}

async function onTheShop(context: CommandContext, options: EvaluateOptions): Promise<Printed> {
  // Loaded here: `--help` needs no TensorFlow.
  const { evaluateModel } = await import('./evaluate-model.ts');
  const { result, reportFile } = await withStore(context, (store) =>
    withProgress(context, ({ onProgress }) =>
      evaluateModel({
        store,
        home: context.home,
        clock: systemClock,
        seed: options.seed,
        queries: options.queries,
        sharedQueries: options.query,
        ...(options.model === undefined ? {} : { version: options.model }),
        onProgress,
      }),
    ),
  );
  if (options.report !== undefined) await copyFile(reportFile, options.report);
  return { json: result, text: `${terminalReport(result)}\n\nPlots: ${options.report ?? reportFile}` };
}

async function onFolder(context: CommandContext, folder: string, options: EvaluateOptions): Promise<Printed> {
  const { seed, budget, results, docs } = options;
  const { evaluateFolder } = await import('./datasets/evaluate-folder.ts');
  const { datasetReport } = await import('./datasets/report/dataset-report.ts');
  const { result, resultFile } = await evaluateFolder(context, {
    folder,
    seed,
    budgetMs: budget,
    results,
    ...(docs === false ? {} : { docs }),
  });
  const page = docs === false ? '' : `\nPage: ${docs}`;
  return { json: result, text: `${datasetReport(result)}\n\nResult: ${resultFile}${page}` };
}
