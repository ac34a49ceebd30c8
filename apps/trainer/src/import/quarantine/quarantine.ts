import { mkdir, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import type { RejectedRow } from '../source/row.ts';

/** Where rows that can't go in are kept for mending: one JSON object a line, made only when there is one. */
export interface Quarantine {
  add(rows: readonly RejectedRow[]): Promise<void>;
  /** Rows added so far. */
  readonly count: () => number;
  /** The first few, for the summary. */
  readonly examples: () => readonly RejectedRow[];
  /** The file's path once it exists. */
  readonly path: () => string | undefined;
  close(): Promise<void>;
}

export interface QuarantineOptions {
  /** The imported file's path, or `-`. */
  readonly source: string;
  /** As the person asked for it; absent: beside the source. */
  readonly path?: string;
  /** Used when the folder beside the source can't be written to. */
  readonly fallbackDirectory: string;
}

const EXAMPLES = 3;

export function createQuarantine(options: QuarantineOptions): Quarantine {
  refuseSourceItself(options);
  let count = 0;
  const examples: RejectedRow[] = [];
  let opened: { readonly file: FileHandle; readonly path: string } | undefined;
  return {
    async add(rows) {
      if (rows.length === 0) return;
      opened ??= await openQuarantine(options);
      await opened.file.writeFile(rows.map((row) => `${JSON.stringify(entryOf(row))}\n`).join(''));
      count += rows.length;
      examples.push(...rows.slice(0, EXAMPLES - examples.length));
    },
    count: () => count,
    examples: () => examples,
    path: () => opened?.path,
    close: async () => opened?.file.close(),
  };
}

function refuseSourceItself({ source, path }: QuarantineOptions): void {
  if (path !== undefined && source !== '-' && resolve(path) === resolve(source)) {
    throw problem('INVALID_INPUT', 'expected a quarantine file other than the imported file, got the same', {
      place: { file: path },
    });
  }
}

async function openQuarantine(
  options: QuarantineOptions,
): Promise<{ readonly file: FileHandle; readonly path: string }> {
  if (options.path !== undefined) return openNew(options.path);
  const name = `${options.source === '-' ? 'stdin' : basename(options.source)}.quarantine.jsonl`;
  const beside = options.source === '-' ? name : join(dirname(options.source), name);
  return openNew(beside).catch((error: unknown) => {
    if (!isUnwritable(error)) throw error;
    return openNew(join(options.fallbackDirectory, name));
  });
}

async function openNew(path: string): Promise<{ readonly file: FileHandle; readonly path: string }> {
  await mkdir(dirname(path), { recursive: true });
  return { file: await open(path, 'w'), path };
}

function isUnwritable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code));
}

/** Longest part of a bad row that is kept. */
const KEPT_BYTES = 2_048;

function entryOf({ raw, ...rest }: RejectedRow): object {
  const row = Buffer.from(raw.subarray(0, KEPT_BYTES)).toString('utf8');
  return { ...rest, row, ...(raw.length > KEPT_BYTES ? { rowTruncated: true } : {}) };
}
