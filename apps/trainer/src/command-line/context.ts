import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { isProblem, problem } from '@fusionrank/domain/problem';
import { resolveHome } from '@fusionrank/feature-store/home';
import type { FeatureStore } from '@fusionrank/feature-store';
import { createTerminalProgress } from '../terminal/progress-bar.ts';
import type { TerminalProgress, TerminalStream } from '../terminal/progress-bar.ts';

/** What every command is given from the options that all of them share. */
export interface CommandContext {
  /** Absolute. */
  readonly home: string;
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly stdin: Readable;
  /** The command's result, and nothing else. */
  readonly stdout: Writable;
  /** Progress and notices. */
  readonly stderr: TerminalStream;
}

interface SharedOptions {
  readonly home?: string;
  readonly databaseUrl?: string;
  /** A command may have a `--json [file]` of its own: with a file it is no wish for JSON on stdout. */
  readonly json?: boolean | string;
  readonly quiet?: boolean;
}

export function commandContext(command: Command): CommandContext {
  const options = command.optsWithGlobals<SharedOptions>();
  const databaseUrl = options.databaseUrl ?? process.env['DATABASE_URL'] ?? '';
  return {
    home: options.home === undefined ? resolveHome(process.env) : resolve(options.home),
    ...(databaseUrl === '' ? {} : { databaseUrl }),
    json: options.json === true,
    quiet: options.quiet ?? false,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
  };
}

/** Opens the database that the options name; the caller closes it. Loaded only here: `--help` needs no Prisma. */
export async function openStore(context: CommandContext): Promise<FeatureStore> {
  const { openFeatureStore } = await import('@fusionrank/feature-store');
  return openFeatureStore({
    home: context.home,
    ...(context.databaseUrl === undefined ? {} : { databaseUrl: context.databaseUrl }),
    onNotice: (notice) => say(context, notice),
  });
}

/** Runs `work` with an open database and closes it whatever happens. Throws DATABASE_UNAVAILABLE when it went away. */
export async function withStore<T>(context: CommandContext, work: (store: FeatureStore) => Promise<T>): Promise<T> {
  const store = await openStore(context);
  try {
    return await work(store);
  } catch (error) {
    throw await namedWhenConnectionBroke(error);
  } finally {
    await store.close();
  }
}

async function namedWhenConnectionBroke(error: unknown): Promise<unknown> {
  const { isConnectionFailure } = await import('@fusionrank/feature-store');
  if (isProblem(error) || !isConnectionFailure(error)) return error;
  const again = 'run the same command again, it goes on from what is saved';
  return problem('DATABASE_UNAVAILABLE', `the database went away in the midst of the work: ${again}`, { cause: error });
}

/** Runs `work` with a progress display on stderr and takes the display away whatever happens. */
export async function withProgress<T>(
  context: CommandContext,
  work: (progress: TerminalProgress) => Promise<T>,
): Promise<T> {
  const progress = createTerminalProgress({ stream: context.stderr, quiet: context.quiet });
  try {
    return await work(progress);
  } finally {
    progress.finish();
  }
}

/** A notice for the person, on stderr; nothing with --quiet. */
export function say(context: CommandContext, sentence: string): void {
  if (!context.quiet) context.stderr.write(`${sentence}\n`);
}

/** The command's result on stdout: one JSON document with --json, the text otherwise. */
export function printResult(context: CommandContext, result: { readonly json: unknown; readonly text: string }): void {
  context.stdout.write(context.json ? `${JSON.stringify(result.json)}\n` : `${result.text}\n`);
}
