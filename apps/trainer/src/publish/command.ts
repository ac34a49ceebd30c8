import type { ModelVersion } from '@fusionrank/feature-store';
import { Command } from 'commander';
import { commandContext, printResult, withStore } from '../command-line/context.ts';

/** `fusionrank publish`: makes a trained model the live one. */
export function publishCommand(): Command {
  return new Command('publish')
    .description('Make a trained model the live one; gateways take it up within seconds, without a pause.')
    .argument('[version]', 'a version that `fusionrank models` lists; the newest without it')
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank publish
  $ fusionrank publish 2026-11-23T18-00-00Z-1f0c9a7b     (also the way back to an older one)`,
    )
    .action(async (version: string | undefined, _options: unknown, command: Command) => {
      const context = commandContext(command);
      const { publishVersion } = await import('./publish-version.ts');
      const live = await withStore(context, ({ modelVersions }) =>
        publishVersion({ modelVersions, home: context.home, ...(version === undefined ? {} : { version }) }),
      );
      printResult(context, { json: live, text: `${live.id} is live` });
    });
}

/** `fusionrank models`: every version, newest first. */
export function modelsCommand(): Command {
  return new Command('models')
    .description('List the trained models, newest first, and which one is live.')
    .action(async (_options: unknown, command: Command) => {
      const context = commandContext(command);
      const versions = await withStore(context, ({ modelVersions }) => modelVersions.list());
      const text = versions.length === 0 ? 'no model yet: run `fusionrank train`' : versions.map(lineOf).join('\n');
      printResult(context, { json: versions, text });
    });
}

function lineOf({ id, status, createdAt }: ModelVersion): string {
  return `${id}  ${status.padEnd(7)}  trained ${createdAt.toISOString()}`;
}
