import { isProblem } from '@fusionrank/domain/problem';
import type { ProblemPlace } from '@fusionrank/domain/problem';
import { EXIT_CODES } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';

/** A failure as the person at the terminal, or the program that reads stdout, gets it. */
export interface FailureReport {
  readonly exitCode: ExitCode;
  readonly code: string;
  /** One sentence, with its place in front: `catalog.csv:12:4, price: expected …`. */
  readonly sentence: string;
  readonly place?: ProblemPlace;
  /** Shown only when asked for. */
  readonly stack?: string;
}

/** Problems keep their sentence; known errors of the system get one; anything else is named a defect. */
export function reportFailure(error: unknown): FailureReport {
  const stack = error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {};
  if (isProblem(error)) {
    return {
      exitCode: error.code === 'INTERRUPTED' ? EXIT_CODES.interrupted : EXIT_CODES.failed,
      code: error.code,
      sentence: withPlace(error.place, error.message),
      place: error.place,
      ...stack,
    };
  }
  const sentence = systemSentence(error);
  if (sentence !== undefined) return { exitCode: EXIT_CODES.failed, code: 'ENVIRONMENT', sentence, ...stack };
  const message = error instanceof Error ? error.message : String(error);
  return {
    exitCode: EXIT_CODES.failed,
    code: 'DEFECT',
    sentence: `unexpected: ${message} (set FUSIONRANK_DEBUG=1 to see where)`,
    ...stack,
  };
}

function withPlace(place: ProblemPlace, message: string): string {
  const file = [place.file, place.line, place.line === undefined ? undefined : place.column]
    .filter((part) => part !== undefined)
    .join(':');
  const where = [file, place.field ?? ''].filter((part) => part !== '').join(', ');
  return where === '' ? message : `${where}: ${message}`;
}

interface SystemError {
  readonly code: string;
  readonly path?: string;
  readonly port?: number;
}

const SENTENCES: Readonly<Record<string, (error: SystemError) => string>> = {
  ENOSPC: ({ path }) =>
    `the disk is full${at('while writing', path)}: free some space, then run the same command again`,
  EDQUOT: ({ path }) => `the disk quota is used up${at('while writing', path)}: free some space, then run it again`,
  EACCES: ({ path }) => `permission denied${at('for', path)}: expected a place this user may read and write`,
  EPERM: ({ path }) => `the system does not allow it${at('for', path)}`,
  EROFS: ({ path }) =>
    `read-only file system${at('at', path)}: choose a writable folder with --home or FUSIONRANK_HOME`,
  EADDRINUSE: ({ port }) => `port ${port ?? '?'} is in use: stop what listens there, or choose another with --port`,
  ENOENT: ({ path }) => `no such file or folder${at(':', path)}`,
  EISDIR: ({ path }) => `expected a file, got a folder${at(':', path)}`,
  ENOTDIR: ({ path }) => `expected a folder, got a file${at(':', path)}`,
  EMFILE: () => 'too many open files: raise the limit (ulimit -n) and run the same command again',
};

function systemSentence(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return SENTENCES[error.code]?.({
    code: error.code,
    ...('path' in error && typeof error.path === 'string' ? { path: error.path } : {}),
    ...('port' in error && typeof error.port === 'number' ? { port: error.port } : {}),
  });
}

function at(preposition: string, path: string | undefined): string {
  if (path === undefined) return '';
  return preposition === ':' ? `: ${path}` : ` ${preposition} ${path}`;
}
