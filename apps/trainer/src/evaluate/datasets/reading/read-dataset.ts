import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import type { Dataset } from '../dataset.ts';
import { readInteractions } from './read-interactions.ts';
import { readJudgements } from './read-judgements.ts';
import { readSequences } from './read-sequences.ts';
import type { Reading } from './text-lines.ts';

type Kind = Dataset['kind'];

/** The files without which a format is not whole; any of them shows that it is meant. */
const FORMATS: Readonly<Record<Kind, readonly string[]>> = {
  interactions: ['train.tsv', 'valid.tsv', 'test.tsv'],
  sequences: ['sequences.txt'],
  judgements: ['pairs.jsonl'],
};
const READERS = { interactions: readInteractions, sequences: readSequences, judgements: readJudgements } as const;

export interface ReadDataset {
  readonly data: Dataset;
  /** sha256 over the names and contents of the files that were read. */
  readonly fingerprint: string;
}

/**
 * Recognises a folder's format by its files and reads it. Throws NOT_FOUND for a missing folder, INVALID_INPUT for one
 * that holds none of the formats, several, or a malformed file (with file, line and field).
 */
export async function readDataset(folder: string, reading: Reading = {}): Promise<ReadDataset> {
  const path = resolve(folder);
  const files = await filesOf(path);
  const kind = recognise(path, files);
  const data = await READERS[kind](path, files, reading);
  return { data, fingerprint: await fingerprintOf(path, files) };
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT') throw refuse('NOT_FOUND', folder, 'expected a folder, there is none of this name');
    if (error.code === 'ENOTDIR') throw refuse('INVALID_INPUT', folder, 'expected a folder, got a file');
    throw error;
  });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function recognise(folder: string, files: readonly string[]): Kind {
  const kinds = (Object.keys(FORMATS) as Kind[]).filter((kind) => FORMATS[kind].some((file) => files.includes(file)));
  const [kind] = kinds;
  if (kind === undefined) {
    const got = files.length === 0 ? 'no file' : files.slice(0, 8).join(', ');
    throw refuse('INVALID_INPUT', folder, `expected ${formatsInWords()}; got ${got}`);
  }
  if (kinds.length > 1) {
    throw refuse('INVALID_INPUT', folder, `expected the files of one format, got those of ${kinds.join(' and ')}`);
  }
  const missing = FORMATS[kind].find((file) => !files.includes(file));
  if (missing === undefined) return kind;
  const present = FORMATS[kind].filter((file) => files.includes(file)).join(', ');
  throw refuse('NOT_FOUND', join(folder, missing), `expected this file beside ${present}, it is missing`);
}

function formatsInWords(): string {
  return Object.values(FORMATS)
    .map((names) => names.join(' + '))
    .join(', or ');
}

function refuse(code: 'NOT_FOUND' | 'INVALID_INPUT', file: string, sentence: string): Error {
  return problem(code, sentence, { place: { file } });
}

const READ_NAMES =
  /^(?:(?:train|valid|test|items)\.tsv|sequences\.txt|(?:items|pairs)\.jsonl|.+_(?:knn\.tsv|feat.*\.npy|imputed_items\.txt))$/;

async function fingerprintOf(folder: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files.filter((name) => READ_NAMES.test(name))) {
    hash.update(`${file}\0`);
    for await (const chunk of createReadStream(join(folder, file))) hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
