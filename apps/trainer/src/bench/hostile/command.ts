import path from 'node:path';
import { tmpdir } from 'node:os';
import { systemClock } from '@fusionrank/domain/clock';
import { Command } from 'commander';
import { commandContext, printResult, say, withProgress } from '../../command-line/context.ts';
import { wholeNumber } from '../../command-line/whole-number.ts';
import { shopNamed } from '../http/shop-name.ts';
import type { HostileBenchResult, Phase } from './bench-hostile.ts';

interface HostileOptions {
  readonly size?: string;
  readonly shops: string;
  readonly seconds: number;
  readonly rate: number;
  readonly attackers: number;
  readonly slow: number;
  readonly seed: string;
}

/** `fusionrank bench hostile`: how shoppers are answered while somebody attacks. */
export function benchHostileCommand(): Command {
  return new Command('hostile')
    .description('Searches of shoppers beside hostile requests and slow connections: their p99 against the quiet one.')
    .option('--size <size>', 'demo or a number of products; without it the shop of --home')
    .option('--shops <dir>', 'where shops of a size are made, once', path.join(tmpdir(), 'fusionrank-bench'))
    .option('--seconds <n>', 'of each measurement: quiet, attacked, quiet again', wholeNumber, 30)
    .option('--rate <n>', "shoppers' searches a second", wholeNumber, 10)
    .option('--attackers <n>', 'hostile clients, each with one request at a time', wholeNumber, 4)
    .option('--slow <n>', 'connections that never finish their request', wholeNumber, 1_000)
    .option('--seed <text>', 'of the hostile requests', 'hostile')
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank bench hostile --size demo
  $ fusionrank bench hostile --size demo --seconds 60 --json | jq .p99Ratio`,
    )
    .action(async (options: HostileOptions, command: Command) => {
      const context = commandContext(command);
      // Loaded here: `--help` needs no database.
      const { benchHostile } = await import('./bench-hostile.ts');
      const result = await withProgress(context, ({ onProgress }) =>
        benchHostile({
          seconds: options.seconds,
          rate: options.rate,
          attackers: options.attackers,
          slowConnections: options.slow,
          seed: options.seed,
          shop: shopNamed(options.size, { context, folder: options.shops }),
          clock: systemClock,
          onProgress,
          say: (sentence) => say(context, sentence),
        }),
      );
      printResult(context, { json: result, text: hostileReport(result) });
    });
}

function hostileReport({ quiet, attacked, afterwards, p99Ratio, attack }: HostileBenchResult): string {
  const line = (name: string, { latency, failures, residentBytes }: Phase): string => {
    const wrong = Object.entries(failures).map(([what, count]) => `, ${count} × ${what}`);
    const mebibytes = Math.round(residentBytes / 2 ** 20);
    return `${name}: median ${latency.medianMs.toFixed(1)} ms, p99 ${latency.p99Ms.toFixed(1)} ms of ${latency.requests}, ${mebibytes} MiB${wrong.join('')}`;
  };
  const statuses = Object.entries(attack.statuses).map(([status, count]) => `${count} × ${status}`);
  return [
    line('quiet', quiet),
    line('attacked', attacked),
    line('afterwards', afterwards),
    `p99 under attack: ${p99Ratio.toFixed(2)} times the quiet one`,
    `${attack.requests} hostile requests: ${statuses.join(', ')}`,
  ].join('\n');
}
