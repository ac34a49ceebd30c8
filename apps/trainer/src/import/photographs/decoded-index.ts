import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { ItemImage } from '@fusionrank/domain/item';

/** What became of a photograph: kept, or broken. */
export type PhotoOutcome = Exclude<ItemImage, { status: 'missing' }>;

/** Which photographs were decoded before, and to what, so that a second import need not decode them again. */
export interface DecodedIndex {
  get(key: string): PhotoOutcome | undefined;
  set(key: string, outcome: PhotoOutcome): void;
  /** Appends what was set since the last save. */
  save(): Promise<void>;
}

const entrySchema = z.tuple([
  z.string(),
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('present'), hash: z.string(), width: z.number(), height: z.number() }),
    z.object({ status: z.literal('broken'), reason: z.string() }),
  ]),
]);

/**
 * Lines appended to one file, the last one of a key counts. A line torn by a crash is passed over: the index only spares
 * work, so losing a line costs one decoding.
 */
export async function openDecodedIndex(path: string): Promise<DecodedIndex> {
  const known = await readEntries(path);
  let unsaved: string[] = [];
  return {
    get: (key) => known.get(key),
    set(key, outcome) {
      known.set(key, outcome);
      unsaved.push(`${JSON.stringify([key, outcome])}\n`);
    },
    async save() {
      const lines = unsaved;
      unsaved = [];
      if (lines.length > 0) await append(path, lines.join(''));
    },
  };
}

async function readEntries(path: string): Promise<Map<string, PhotoOutcome>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  return new Map(text.split('\n').flatMap((line) => entryOf(line)));
}

function entryOf(line: string): readonly (readonly [string, PhotoOutcome])[] {
  if (!line.endsWith(']')) return [];
  try {
    const parsed = entrySchema.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Starts with a newline, so that a torn line before it can't swallow the first new one. */
async function append(path: string, lines: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a');
  try {
    await file.writeFile(`\n${lines}`);
  } finally {
    await file.close();
  }
}
