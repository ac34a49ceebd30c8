import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import { z } from 'zod';

/** Texts of operations by the sha256 of their bytes, as automatic persisted queries name them. */
export type TrustedDocuments = ReadonlyMap<string, string>;

const manifestSchema = z.record(z.string(), z.string());
/** Some tools write the algorithm's name before the hash. */
const PREFIX = /^sha256:/;

/**
 * From a folder, every `.graphql` file in it as one document; from a JSON file, texts by their hash (as code generators write
 * them). Throws INVALID_INPUT for a text that is not what its hash says, ENVIRONMENT for what can't be read.
 */
export async function readTrustedDocuments(place: string): Promise<TrustedDocuments> {
  const isFolder = await stat(place).then(
    (found) => found.isDirectory(),
    (cause: unknown) => {
      throw problem('ENVIRONMENT', `${place}: expected a folder or a file of trusted documents, got none`, { cause });
    },
  );
  return isFolder ? fromFolder(place) : fromManifest(place, await readFile(place, 'utf8'));
}

async function fromFolder(folder: string): Promise<TrustedDocuments> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')));
  return new Map(texts.map((text) => [sha256(text), text]));
}

function fromManifest(file: string, json: string): TrustedDocuments {
  const entries = Object.entries(parsed(file, json)).map(([key, text]) => [key.replace(PREFIX, ''), text] as const);
  for (const [hash, text] of entries) {
    if (sha256(text) !== hash) {
      throw problem(
        'INVALID_INPUT',
        `${file}: expected the text of ${hash} to have that sha256, it has ${sha256(text)}`,
      );
    }
  }
  return new Map(entries);
}

function parsed(file: string, json: string): Readonly<Record<string, string>> {
  const read = z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('no JSON');
        return z.NEVER;
      }
    })
    .pipe(manifestSchema)
    .safeParse(json);
  if (read.success) return read.data;
  throw problem('INVALID_INPUT', `${file}: expected a JSON object of texts by their sha256, got something else`);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
