import { once } from 'node:events';
import { parseUserId } from '@fusionrank/domain/id';
import { Command } from 'commander';
import { commandContext, withStore } from '../command-line/context.ts';

const EXAMPLES = `
A JSON object a line, each with its "type": export, profile, user, consent, search, impression, interaction, audit, and end with the number of
records before it: a file without it is not whole.

Examples:
  $ fusionrank export-user 4711 > 4711.jsonl`;

/** `fusionrank export-user USER`: everything that is held of a shopper, for whoever asks the shop for it. */
export function exportUserCommand(): Command {
  return new Command('export-user')
    .description('Write everything that is held of a shopper to stdout, as JSON lines.')
    .argument('<user>', 'the user id, as the shop has it')
    .addHelpText('after', EXAMPLES)
    .action(async (user: string, _options: unknown, command: Command) => {
      const context = commandContext(command);
      const userId = parseUserId(user);
      await withStore(context, async ({ heldData }) => {
        for await (const batch of heldData.read(userId)) {
          const lines = batch.map((record) => `${JSON.stringify(record)}\n`).join('');
          if (!context.stdout.write(lines)) await once(context.stdout, 'drain');
        }
      });
    });
}
