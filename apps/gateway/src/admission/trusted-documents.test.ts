import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTrustedDocuments } from './trusted-documents.ts';

const TEXT = '{ __typename }';
const HASH = createHash('sha256').update(TEXT).digest('hex');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'trusted-'));
  await writeFile(path.join(folder, 'a.graphql'), TEXT);
  await writeFile(path.join(folder, 'readme.md'), 'not a document');
});
afterAll(() => rm(folder, { recursive: true }));

async function manifest(content: string): Promise<string> {
  const file = path.join(folder, 'documents.json');
  await writeFile(file, content);
  return file;
}

test('a folder, and a file of texts by their hash, with or without the name of the algorithm', async () => {
  const expected = new Map([[HASH, TEXT]]);
  expect(await readTrustedDocuments(folder)).toEqual(expected);
  expect(await readTrustedDocuments(await manifest(JSON.stringify({ [HASH]: TEXT })))).toEqual(expected);
  expect(await readTrustedDocuments(await manifest(JSON.stringify({ [`sha256:${HASH}`]: TEXT })))).toEqual(expected);
});

test.each([
  ['a text under a hash that is not its own', JSON.stringify({ [HASH]: '{ viewer { id } }' }), 'INVALID_INPUT'],
  ['no JSON', '{', 'INVALID_INPUT'],
  ['JSON of another form', '[1]', 'INVALID_INPUT'],
])('refuses %s', async (_what, content, code) => {
  await expect(readTrustedDocuments(await manifest(content))).rejects.toMatchObject({ code });
});

test('what is not there is told by its name', async () => {
  await expect(readTrustedDocuments(path.join(folder, 'nothing'))).rejects.toMatchObject({ code: 'ENVIRONMENT' });
});
