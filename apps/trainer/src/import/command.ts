import { Command } from 'commander';
import { importCatalogCommand } from './catalog/command.ts';
import { importEventsCommand } from './events/command.ts';

/** `fusionrank import …`: a shop's own data. */
export function importCommand(): Command {
  return new Command('import')
    .description("Bring in a shop's products and its shoppers' events.")
    .addCommand(importCatalogCommand())
    .addCommand(importEventsCommand());
}
