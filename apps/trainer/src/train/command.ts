import { systemClock } from '@fusionrank/domain/clock';
import { problem } from '@fusionrank/domain/problem';
import type { BackendName } from '@fusionrank/model/training';
import { Command } from 'commander';
import { commandContext, printResult, say, withProgress, withStore } from '../command-line/context.ts';
import { wholeNumber } from '../command-line/whole-number.ts';
import { listenForInterruption } from '../command-line/interruption.ts';
import { codeVersion } from './code-version.ts';

interface TrainOptions {
  readonly seed: number;
  readonly epochs?: number;
  readonly backend?: string;
  readonly learnedText?: boolean;
}

/** `fusionrank train`: the ranking network, from what the shop has. */
export function trainCommand(): Command {
  return new Command('train')
    .description('Train the ranking network on the catalogue and the log; interrupted, it goes on where it was.')
    .option('--seed <n>', 'same data and seed, same weights', wholeNumber, 7)
    .option('--epochs <n>', 'at most so many passes over the training slates', wholeNumber)
    .option(
      '--backend <name>',
      'of TensorFlow.js: tfjs-node-gpu, tfjs-node, wasm or cpu; the fastest present without it',
    )
    .option('--learned-text', "also learn a text encoder from the shop's own queries and products")
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank train
  $ fusionrank train --epochs 12 --seed 1 --json
  $ fusionrank train && fusionrank evaluate && fusionrank publish`,
    )
    .action(async (options: TrainOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no TensorFlow.
      const { trainModel } = await import('./train-model.ts');
      const backend = options.backend === undefined ? undefined : await backendNamed(options.backend);
      const interruption = listenForInterruption(process, (sentence) => say(context, sentence));
      try {
        const { version, isNew } = await withStore(context, (store) =>
          withProgress(context, ({ onProgress }) =>
            trainModel({
              store,
              home: context.home,
              clock: systemClock,
              seed: options.seed,
              codeVersion: codeVersion(),
              ...(options.epochs === undefined ? {} : { config: { maxEpochs: options.epochs } }),
              ...(backend === undefined ? {} : { backend }),
              ...(options.learnedText === true ? { learnedText: { kind: 'learned' } as const } : {}),
              onProgress,
              onNotice: (sentence) => say(context, sentence),
              signal: interruption.signal,
            }),
          ),
        );
        const text = isNew
          ? `${version.id} is trained; look at it with \`fusionrank evaluate\`, make it live with \`fusionrank publish\``
          : `${version.id} was trained on this very data with these settings already`;
        printResult(context, { json: { version, isNew }, text });
      } finally {
        interruption.release();
      }
    });
}

async function backendNamed(name: string): Promise<BackendName> {
  const { BACKENDS } = await import('@fusionrank/model/training');
  const found = BACKENDS.find((backend) => backend === name);
  if (found !== undefined) return found;
  throw problem('INVALID_INPUT', `--backend: expected one of ${BACKENDS.join(', ')}, got ${name}`);
}
