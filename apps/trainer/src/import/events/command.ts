import { Command } from 'commander';
import { systemClock } from '@fusionrank/domain/clock';
import { commandContext } from '../../command-line/context.ts';
import type { CommandContext } from '../../command-line/context.ts';
import type { FieldMap } from '../field-plan.ts';
import { addImportOptions, mapOption } from '../import-options.ts';
import type { ImportOptions } from '../import-options.ts';
import { runImport } from '../run-import.ts';
import { EVENT_FIELD_NAMES } from './event-fields.ts';
import type { EventField } from './event-fields.ts';
import { eventReport } from './event-report.ts';
import { importEvents } from './import-events.ts';

interface EventOptions extends ImportOptions {
  readonly map: FieldMap<EventField>;
}

const EXAMPLES = `
A row is one search, impression, click (or view), cart, purchase, rating, return or dwell: its user, item, time (ISO
8601, or seconds, milliseconds or microseconds of the epoch) and, where known, query, session, slate and position.
Rows without an event id get one from their content, so importing a file again adds nothing.

Examples:
  fusionrank import events clicks.csv.gz
  fusionrank import events log.jsonl --map user=visitor.id --map at=server_time
  fusionrank import events ratings.csv --batch 50000 --json`;

export function importEventsCommand(): Command {
  const command = new Command('events')
    .description("Bring shoppers' searches, impressions and interactions in from JSON lines or CSV (gzip too).")
    .argument('<file>', 'the log, or - for standard input')
    .addOption(mapOption(EVENT_FIELD_NAMES));
  return addImportOptions(command, { batch: 20_000 })
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: EventOptions, self: Command) => run(file, options, commandContext(self)));
}

async function run(file: string, options: EventOptions, context: CommandContext): Promise<void> {
  await runImport({
    file,
    options,
    context,
    noun: 'events',
    work: ({ store, ...parts }) =>
      importEvents({
        ...parts,
        file,
        stdin: context.stdin,
        ...(options.format === undefined ? {} : { format: options.format }),
        map: options.map,
        batchSize: options.batch,
        catalog: store.catalog,
        events: store.events,
        clock: systemClock,
      }),
    report: eventReport,
  });
}
