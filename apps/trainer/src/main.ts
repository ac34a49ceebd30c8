import { benchCommand } from './bench/command.ts';
import { runProgram } from './command-line/program.ts';
import { configCommand } from './config/command.ts';
import { encodeCommand } from './encode/command.ts';
import { evaluateCommand } from './evaluate/command.ts';
import { benchmarksCommand } from './evaluate/datasets/benchmarks-command.ts';
import { explainCommand } from './explain/command.ts';
import { exportCommand } from './export/command.ts';
import { exportUserCommand } from './privacy/export-user-command.ts';
import { forgetCommand } from './privacy/forget-command.ts';
import { importCommand } from './import/command.ts';
import { keysCommand } from './keys/command.ts';
import { metricsCommand } from './metrics/command.ts';
import { modelsCommand, publishCommand } from './publish/command.ts';
import { rulesCommand } from './rules/command.ts';
import { serveCommand } from './serve/command.ts';
import { simulateCommand } from './simulate/command.ts';
import { startCommand } from './start/command.ts';
import { synonymsCommand } from './synonyms/command.ts';
import { trainCommand } from './train/command.ts';

/** Runs the `fusionrank` command; resolves to the exit code. Each command is one line here. */
export async function main(args: readonly string[]): Promise<number> {
  return runProgram({
    commands: [
      startCommand(),
      importCommand(),
      synonymsCommand(),
      rulesCommand(),
      simulateCommand(),
      encodeCommand(),
      trainCommand(),
      evaluateCommand(),
      benchmarksCommand(),
      explainCommand(),
      publishCommand(),
      modelsCommand(),
      exportCommand(),
      serveCommand(),
      metricsCommand(),
      keysCommand(),
      forgetCommand(),
      exportUserCommand(),
      configCommand(),
      benchCommand(),
    ],
    args,
    process,
  });
}
