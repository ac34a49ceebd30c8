import { Command } from 'commander';
import { commandContext, openStore, printResult, say, withProgress } from '../command-line/context.ts';
import { upTo } from '../command-line/whole-number.ts';
import type { CommandContext } from '../command-line/context.ts';
import { listenForInterruption } from '../command-line/interruption.ts';
import { addListenOptions } from '../serve/listen-options.ts';
import type { ListenOptions } from '../serve/listen-options.ts';
import { untilStopped } from '../serve/until-stopped.ts';
import type { DemoSize } from './demo-shop.ts';
import { checkEnvironment } from './environment.ts';
import { readyJson, readyText, reportOf } from './ready.ts';
import { askSample } from './sample-query.ts';
import { startShop } from './start-shop.ts';
import type { StartedShop } from './start-shop.ts';
import { createSteps } from './step.ts';
import type { RunStep } from './step.ts';

type StartOptions = ListenOptions & DemoSize;

/** `fusionrank start`: from an empty folder to personalised search; from a full one to the same in seconds. */
export function startCommand(): Command {
  return addListenOptions(
    new Command('start').description(
      'Do what is still to be done and serve: an empty shop gets a simulated demo; then encode, train, evaluate, publish.',
    ),
  )
    .option('--products <n>', "the demo's products, where a demo is made", upTo(1_000_000), 3_000)
    .option('--shoppers <n>', "the demo's shoppers (default: by the number of products)", upTo(1_000_000))
    .option(
      '--slates <n>',
      'about how many slates they are shown (default: by the number of products)',
      upTo(100_000_000),
    )
    .addHelpText(
      'after',
      `
A shop with products of its own is left as it is, and one with a live model is served at once.

Examples:
  $ fusionrank start
  $ fusionrank start --port 8080 --products 500
  $ fusionrank start --json > ready.json`,
    )
    .action((options: StartOptions, command: Command) => run(options, commandContext(command)));
}

async function run(options: StartOptions, context: CommandContext): Promise<void> {
  const stopwatch = (): number => performance.now();
  const interruption = listenForInterruption(process, (sentence) => say(context, sentence));
  const { signal } = interruption;
  const closing: (() => Promise<void>)[] = [];
  let stopped: Promise<void> | undefined;
  try {
    await withProgress(context, async (progress) => {
      const step = createSteps({ say: (sentence) => say(context, sentence), progress, signal, stopwatch });
      await step('environment', () => checkEnvironment({ ...options, home: context.home }));
      const store = await step('database', async () => {
        const value = await openStore(context);
        closing.push(() => value.close());
        return { outcome: 'done', value, note: value.description };
      });
      const shop = await startShop({ store, home: context.home, demo: sizeOf(options), signal, listen: options }, step);
      closing.push(() => shop.gateway.close());
      // Before anybody is told that it is ready: a signal sent while one listener gives way to the next would be lost.
      stopped = untilStopped(process);
      await announce(shop, { context, step, signal, seconds: () => stopwatch() / 1000 });
    });
    interruption.release();
    await stopped;
  } finally {
    interruption.release();
    for (const close of closing.reverse()) await close();
  }
  say(context, 'stopped');
}

function sizeOf({ products, shoppers, slates }: StartOptions): DemoSize {
  return { products, ...(shoppers === undefined ? {} : { shoppers }), ...(slates === undefined ? {} : { slates }) };
}

interface Audience {
  readonly context: CommandContext;
  readonly step: RunStep;
  readonly signal: AbortSignal;
  /** Since the process began. */
  readonly seconds: () => number;
}

async function announce({ gateway, live }: StartedShop, { context, step, signal, seconds }: Audience): Promise<void> {
  const { url } = gateway;
  const sample = await step('sample query', async () => {
    const value = await askSample(url, signal);
    return { outcome: 'done', value, note: `“${value.query}”` };
  });
  const model = live === undefined ? {} : { model: live.id, ...reportOf(context.home, live.id) };
  const ready = { url, ...model, sample, seconds: seconds() };
  printResult(context, { json: readyJson(ready), text: readyText(ready) });
}
