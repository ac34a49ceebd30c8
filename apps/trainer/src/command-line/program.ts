import { Command, CommanderError, Option } from 'commander';
import type { Writable } from 'node:stream';
import { EXIT_CODES, EXIT_CODES_HELP } from './exit-codes.ts';
import { reportFailure } from './failure.ts';
import { joinOptionalValues } from './optional-values.ts';

/** The part of Node's process that the frame needs. */
export interface ProgramProcess {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Set by a command that finished with something to tell; read at the end. */
  exitCode?: number | string | null | undefined;
}

export interface Program {
  readonly commands: readonly Command[];
  /** Without `node` and the script. */
  readonly args: readonly string[];
  readonly process: ProgramProcess;
}

/** Parses the arguments, runs the command, turns every failure into one sentence; resolves to the exit code. */
export async function runProgram({ commands, args, process }: Program): Promise<number> {
  const program = createProgram(commands, process);
  endQuietlyWhenReaderLeaves(process.stdout);
  try {
    await program.parseAsync(joinOptionalValues(args, commands), { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : EXIT_CODES.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage;
    return showFailure(error, { process, json: program.opts<{ json?: boolean }>().json ?? false });
  }
}

function createProgram(commands: readonly Command[], process: ProgramProcess): Command {
  const program = new Command('fusionrank')
    .description("Personalised search over a shop's own products: import, train, evaluate and serve its ranking.")
    .addOption(new Option('--home <dir>', 'where the database, pictures and models lie').env('FUSIONRANK_HOME'))
    .addOption(
      new Option('--database-url <url>', 'a PostgreSQL server instead of the embedded one').env('DATABASE_URL'),
    )
    .option('--json', 'one JSON document on stdout; progress stays on stderr')
    .option('--quiet', 'no progress and no notices')
    .addHelpText('after', EXIT_CODES_HELP);
  for (const command of commands) program.addCommand(command);
  settle(program, process);
  return program;
}

/** Commander copies settings only to commands it makes itself; ours are made in their own folders. */
function settle(command: Command, process: ProgramProcess): void {
  command
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({
      writeOut: (text) => process.stdout.write(text),
      writeErr: (text) => process.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'fusionrank: ')),
    })
    .showHelpAfterError('(--help shows what is expected)');
  for (const child of command.commands) settle(child, process);
}

function showFailure(error: unknown, to: { readonly process: ProgramProcess; readonly json: boolean }): number {
  const { exitCode, code, sentence, place, stack } = reportFailure(error);
  to.process.stderr.write(`fusionrank: ${sentence}\n`);
  if (to.process.env['FUSIONRANK_DEBUG'] === '1' && stack !== undefined) to.process.stderr.write(`${stack}\n`);
  if (to.json) to.process.stdout.write(`${JSON.stringify({ error: { code, message: sentence, place } })}\n`);
  return exitCode;
}

/** `fusionrank … | head` closes our stdout early: that is no failure. */
function endQuietlyWhenReaderLeaves(stdout: Writable): void {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
