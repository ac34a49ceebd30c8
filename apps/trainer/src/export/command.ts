import type { ExportInputs } from '@fusionrank/model/onnx-export';
import { Command, Option } from 'commander';
import { commandContext, printResult, withStore } from '../command-line/context.ts';

interface ExportCommandOptions {
  readonly onnx: string;
  readonly model?: string;
  readonly inputs: ExportInputs;
}

// Named here too: `--help` needs no ONNX Runtime.
const INPUTS: readonly ExportInputs[] = ['features', 'blocks'];

/** `fusionrank export`: the ranker as a file that other engines open. */
export function exportCommand(): Command {
  return new Command('export')
    .description('Write a trained ranker as one ONNX file, after checking that it ranks as the gateway does.')
    .requiredOption('--onnx <file>', 'the file to write')
    .option('--model <version>', 'a version that `fusionrank models` lists; the newest without it')
    .addOption(
      new Option('--inputs <what>', 'what is known of the items, or their finished rows of W')
        .choices(INPUTS)
        .default('features'),
    )
    .addHelpText(
      'after',
      `
docs/onnx-export.md says what the inputs hold.

Examples:
  $ fusionrank export --onnx ranker.onnx
  $ fusionrank export --onnx ranker.onnx --inputs blocks --model 2026-11-23T18-00-00Z-1f0c9a7b`,
    )
    .action(async (options: ExportCommandOptions, command: Command) => {
      const context = commandContext(command);
      const { exportVersion } = await import('./export-version.ts');
      const { onnx: file, inputs, model: version } = options;
      const exported = await withStore(context, ({ modelVersions }) =>
        exportVersion({
          modelVersions,
          home: context.home,
          file,
          inputs,
          ...(version === undefined ? {} : { version }),
        }),
      );
      const { largestDifference, requests, bytes } = exported;
      printResult(context, {
        json: exported,
        text: `${file}: ${exported.version}, ${(bytes / 1e6).toFixed(1)} MB; logits of ${requests} requests within ${largestDifference.toExponential(0)} of ours`,
      });
    });
}
