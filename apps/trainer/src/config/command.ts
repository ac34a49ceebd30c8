import type { ToldSetting } from '@fusionrank/gateway/settings';
import { Command } from 'commander';
import { commandContext, printResult } from '../command-line/context.ts';

/** `fusionrank config`: every variable of the environment, what it means, and what it says here. */
export function configCommand(): Command {
  return new Command('config')
    .description(
      'Show every variable that is read from the environment: its value here, and what it means. Secrets stay hidden.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank config
  $ FUSIONRANK_ENV=production fusionrank config --json`,
    )
    .action(async (_options: unknown, command: Command) => {
      const context = commandContext(command);
      const { toldSettings } = await import('@fusionrank/gateway/settings');
      const told = toldSettings(process.env);
      printResult(context, { json: told, text: told.map(paragraphOf).join('\n\n') });
    });
}

function paragraphOf(setting: ToldSetting): string {
  const { variable, meaning, without } = setting;
  return `${variable}${valueOf(setting)}\n    ${meaning}\n    without it: ${without}`;
}

function valueOf({ value, secret, isSet }: ToldSetting): string {
  if (!isSet) return '  (not set)';
  return secret ? ' = (hidden)' : ` = ${value ?? ''}`;
}
