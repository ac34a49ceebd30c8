import { Command } from 'commander';
import { commandContext, printResult, withStore } from '../command-line/context.ts';
import { metricsTable } from './metrics-table.ts';
import { windowMs } from './window.ts';

const WEEK = '7d';
/** With --json: days of a window are some dozens, and every window has at most 400. */
const BUCKET = 'day';

/** `fusionrank metrics`: what searches came to. */
export function metricsCommand(): Command {
  return new Command('metrics')
    .description('What searches came to in a window up to now: clicks, sales, zero results, latency (docs/metrics.md).')
    .option('--window <duration>', 'hours, days or weeks: 24h, 7d, 4w', windowMs, windowMs(WEEK))
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank metrics
  $ fusionrank metrics --window 24h
  $ fusionrank metrics --window 4w --json     (also day by day)`,
    )
    .action(async (options: { readonly window: number }, command: Command) => {
      const context = commandContext(command);
      const asOf = new Date();
      const span = { from: new Date(asOf.getTime() - options.window), until: asOf };
      const counted = await withStore(context, ({ metrics }) =>
        metrics.search({ ...span, filter: {}, bucket: BUCKET }),
      );
      const { total, series } = counted;
      const json = {
        from: span.from,
        to: span.until,
        asOf,
        total,
        series: series.map(({ until: to, ...rest }) => ({ ...rest, to })),
      };
      printResult(context, {
        json,
        text: `${span.from.toISOString()} to ${asOf.toISOString()}, as of now\n${metricsTable(total)}`,
      });
    });
}
