import { Command } from 'commander';
import { commandContext, printResult, say, withStore } from '../command-line/context.ts';
import { addListenOptions } from './listen-options.ts';
import type { ListenOptions } from './listen-options.ts';
import { untilStopped } from './until-stopped.ts';

/** `fusionrank serve`: the GraphQL gateway over what is there. */
export function serveCommand(): Command {
  return addListenOptions(
    new Command('serve').description('Serve the catalogue and the live model as they are, over GraphQL.'),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank serve
  $ fusionrank serve --host 0.0.0.0 --port 8080`,
    )
    .action(async ({ port, host }: ListenOptions, command: Command) => {
      const context = commandContext(command);
      const { startGateway } = await import('@fusionrank/gateway');
      await withStore(context, async (store) => {
        const gateway = await startGateway({ home: context.home, store, port, host });
        const stopped = untilStopped(process);
        printResult(context, {
          json: { url: gateway.url, graphql: `${gateway.url}/graphql` },
          text: `GraphQL at ${gateway.url}/graphql, playground at ${gateway.url}/playground/; Ctrl-C stops`,
        });
        await stopped;
        await gateway.close();
        say(context, 'stopped');
      });
    });
}
