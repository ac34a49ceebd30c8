import { randomUUID } from 'node:crypto';
import { parseUserId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { ForgetReceipt } from '@fusionrank/feature-store';
import { Command } from 'commander';
import { commandContext, printResult, withStore } from '../command-line/context.ts';

const EXAMPLES = `
Takes away what is held of the shopper; what happens later is a stranger's. Gateways drop what they keep within a second, and the next
training learns nothing of them. Asked again it gives the receipt of before.

Examples:
  $ fusionrank forget 4711 --yes
  $ fusionrank forget 4711 --yes --json`;

/** `fusionrank forget USER`: for a shop's support. */
export function forgetCommand(): Command {
  return new Command('forget')
    .description('Forget a shopper: events, consent, and in the live model.')
    .argument('<user>', 'the user id, as the shop has it')
    .option('--yes', 'what is forgotten does not come back: without this nothing is done')
    .addHelpText('after', EXAMPLES)
    .action(async (user: string, { yes }: { readonly yes?: boolean }, command: Command) => {
      const context = commandContext(command);
      const userId = parseUserId(user);
      if (yes !== true) throw problem('INVALID_INPUT', `forget ${user}: expected --yes, as it does not come back`);
      const request = { requestId: randomUUID(), at: new Date() };
      const receipt = await withStore(context, ({ forgottenUsers }) => forgottenUsers.forget(userId, request));
      printResult(context, { json: receipt, text: textOf(receipt) });
    });
}

function textOf({ requestId, forgottenAt, removed }: ForgetReceipt): string {
  const counts = Object.entries(removed).map(([what, count]) => `${count} ${what}`);
  return `forgotten ${forgottenAt.toISOString()}: ${counts.join(', ')}\nreceipt ${requestId}`;
}
