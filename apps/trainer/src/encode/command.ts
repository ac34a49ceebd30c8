import { Command } from 'commander';
import { commandContext, printResult, say, withProgress, withStore } from '../command-line/context.ts';
import { listenForInterruption } from '../command-line/interruption.ts';
import type { EncodeCatalogReport } from './encode-catalog.ts';

/** `fusionrank encode`: the frozen encoders' vectors of every text and picture. */
export function encodeCommand(): Command {
  return new Command('encode')
    .description("Turn the catalogue's texts and pictures into vectors; only what has none yet.")
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank encode
  $ fusionrank encode --json`,
    )
    .action(async (_options: unknown, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no ONNX Runtime.
      const { encodeCatalog } = await import('./encode-catalog.ts');
      const interruption = listenForInterruption(process, (sentence) => say(context, sentence));
      try {
        const report = await withStore(context, (store) =>
          withProgress(context, ({ onProgress }) =>
            encodeCatalog({ store, home: context.home, onProgress, signal: interruption.signal }),
          ),
        );
        printResult(context, { json: jsonOf(report), text: textOf(report) });
      } finally {
        interruption.release();
      }
    });
}

function jsonOf({ texts, images }: EncodeCatalogReport): unknown {
  const part = ({ encoded, cached, failures }: EncodeCatalogReport['texts']): unknown => ({
    encoded,
    cached,
    failures: Object.fromEntries(failures),
  });
  return { texts: part(texts), images: part(images) };
}

function textOf({ texts, images }: EncodeCatalogReport): string {
  return [line('texts', texts), line('pictures', images)].join('\n');
}

function line(name: string, { encoded, cached, failures }: EncodeCatalogReport['texts']): string {
  const failed = failures.size === 0 ? '' : `, ${failures.size} could not be encoded`;
  return `${name}: ${encoded.toLocaleString('en')} encoded, ${cached.toLocaleString('en')} were there${failed}`;
}
