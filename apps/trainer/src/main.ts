import { runProgram } from './command-line/program.ts';
import { importCommand } from './import/command.ts';
import { simulateCommand } from './simulate/command.ts';

/** Runs the `fusionrank` command; resolves to the exit code. Each command is one line here. */
export async function main(args: readonly string[]): Promise<number> {
  return runProgram({ commands: [importCommand(), simulateCommand()], args, process });
}
