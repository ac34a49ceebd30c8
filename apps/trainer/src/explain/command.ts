import { systemClock } from '@fusionrank/domain/clock';
import { Command } from 'commander';
import { commandContext, printResult, withStore } from '../command-line/context.ts';
import { upTo } from '../command-line/whole-number.ts';

interface ExplainOptions {
  readonly user?: string;
  readonly query: string;
  readonly item?: string;
  readonly top: number;
  readonly model?: string;
}

const MOST_ITEMS = 100;

/** `fusionrank explain`: why products stand where they do. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Rank a query for a shopper as of now, and say what each part of a score brings: the parts add up.')
    .option('--user <id>', 'the shopper; a stranger without it')
    .option('--query <text>', 'what the shopper asks for; browses without it', '')
    .option('--item <id>', 'this product alone, also where the query does not find it')
    .option('--top <n>', `the first n products, at most ${MOST_ITEMS}`, upTo(MOST_ITEMS), 5)
    .option('--model <version>', 'a version that `fusionrank models` lists; the live one without it')
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank explain --user shopper-17 --query "running shoes"
  $ fusionrank explain --user shopper-17 --query "running shoes" --item product-00042
  $ fusionrank explain --query "red bag" --top 1 --json > why.json`,
    )
    .action(async (options: ExplainOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no TensorFlow.
      const { explainRanking } = await import('./explain-ranking.ts');
      const { terminalExplanation } = await import('./terminal-explanation.ts');
      const { model, user, item, query, top } = options;
      const explained = await withStore(context, (store) =>
        explainRanking({
          store,
          home: context.home,
          clock: systemClock,
          query,
          top,
          ...(user === undefined ? {} : { user }),
          ...(item === undefined ? {} : { item }),
          ...(model === undefined ? {} : { version: model }),
        }),
      );
      printResult(context, { json: explained, text: terminalExplanation(explained) });
    });
}
