import { extname } from 'node:path';
import { readCsvRows } from './csv-rows.ts';
import { readJsonRows } from './json-rows.ts';
import type { Source } from './open-source.ts';
import type { RowOutcome } from './row.ts';

export const SOURCE_FORMATS = ['jsonl', 'csv'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** Every row of a source in batches, then, when the source is damaged, why it ends early. */
export async function* readRows(
  source: Source,
  format: SourceFormat = guessFormat(source),
): AsyncGenerator<readonly RowOutcome[], string | undefined> {
  try {
    yield* format === 'csv' ? readCsvRows(source.chunks, source.name) : readJsonRows(source.chunks);
    return undefined;
  } catch (error) {
    const damage = describeDamage(error);
    if (damage === undefined) throw error;
    return damage;
  }
}

const BY_EXTENSION: Readonly<Record<string, SourceFormat>> = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
  '.tsv': 'csv',
};

/** By the name (`.gz` left off), else by the first character: a JSON row begins with a brace. */
export function guessFormat(source: Pick<Source, 'name' | 'head'>): SourceFormat {
  const named = BY_EXTENSION[extname(source.name.replace(/\.gz$/i, '')).toLowerCase()];
  if (named !== undefined) return named;
  const first = Buffer.from(source.head).toString('latin1').trimStart()[0];
  return first === '{' || first === '[' ? 'jsonl' : 'csv';
}

/** A compressed file that was cut off or altered; what came before the damage has been read. */
function describeDamage(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code === 'Z_BUF_ERROR') return 'the gzip stream is cut off before its end';
  if (error.code === 'Z_DATA_ERROR') return `the gzip stream is damaged (${error.message})`;
  return undefined;
}
