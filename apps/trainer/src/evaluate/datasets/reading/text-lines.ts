import { Readable } from 'node:stream';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import type { ProblemPlace } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { splitLines, type Line } from '../../../import/source/lines.ts';
import { openSource } from '../../../import/source/open-source.ts';
import { describeValue, MAX_ROW_BYTES } from '../../../import/source/row.ts';
import { isBlank, refuseLine } from '../../../import/source/text.ts';

/** How a folder is read. */
export interface Reading {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** One line of a file, for a reader to understand. */
export interface TextLine {
  readonly text: string;
  readonly place: ProblemPlace;
}

/** Where a value stood, what it had to be, and what it was. */
export function unexpected(place: ProblemPlace, expected: string, got: unknown): Error {
  return problem('INVALID_INPUT', `expected ${expected}, got ${describeValue(got)}`, { place });
}

/**
 * Gives each line that is not blank to `onLine`, in order; `\r\n` ends a line too. Never holds more than a chunk. Throws
 * INVALID_INPUT on an empty file and on bytes that are no text, NOT_FOUND when there is no file.
 */
export async function eachLine(path: string, onLine: (line: TextLine) => void, reading: Reading = {}): Promise<void> {
  const source = await openSource(path, Readable.from([]));
  const stage = `read ${basename(path)}`;
  for await (const lines of splitLines(source.chunks, MAX_ROW_BYTES)) {
    reading.signal?.throwIfAborted();
    for (const line of lines) if (!isBlank(line.bytes)) onLine(understood(path, line));
    reading.onProgress?.({
      stage,
      done: source.bytesRead(),
      ...(source.totalBytes === undefined ? {} : { total: source.totalBytes }),
    });
  }
}

function understood(file: string, line: Line): TextLine {
  const refused = refuseLine(line);
  const place = { file, line: line.number };
  if (refused !== undefined)
    throw problem('INVALID_INPUT', `expected ${refused.expected}, got ${refused.got}`, { place });
  return { text: line.bytes.toString('utf8'), place };
}

/** True for a file of no bytes, which lists nothing. */
export async function isEmptyFile(path: string): Promise<boolean> {
  return (await stat(path)).size === 0;
}
