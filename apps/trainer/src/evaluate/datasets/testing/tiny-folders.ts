import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Contents of a folder, by name of file. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder of its own in the system's place for such, named `name`. */
export async function writeFolder(files: Files, name = 'tiny'): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'dataset-')), name);
  await mkdir(folder);
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
  return folder;
}

export interface NpyHeader {
  readonly descr: string;
  readonly shape: string;
  readonly fortran?: 'True' | 'False';
  readonly version?: 1 | 2;
}

/** A file of numpy.save, by its specification (numpy.lib.format). */
export function npyBytes({ descr, shape, fortran = 'False', version = 1 }: NpyHeader, data: Uint8Array): Buffer {
  const head = version === 1 ? 10 : 12;
  const dictionary = `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`;
  const text = `${dictionary.padEnd(Math.ceil((dictionary.length + 1 + head) / 64) * 64 - head - 1)}\n`;
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  if (version === 1) length.writeUInt16LE(text.length);
  else length.writeUInt32LE(text.length);
  return Buffer.concat([
    Buffer.from('\x93NUMPY', 'latin1'),
    Buffer.from([version, 0]),
    length,
    Buffer.from(text),
    data,
  ]);
}

/** float32 rows of one width as a file of numpy.save. */
export function npyOf(rows: readonly (readonly number[])[]): Buffer {
  const values = Float32Array.from(rows.flat());
  return npyBytes({ descr: '<f4', shape: `(${rows.length}, ${rows[0]?.length ?? 0})` }, new Uint8Array(values.buffer));
}

const table = (header: string, rows: readonly (readonly (string | number)[])[]): string =>
  [header, ...rows.map((row) => row.join('\t'))].join('\n') + '\n';

/** `user⇥item` lines. */
export const pairs = (...rows: readonly (readonly [user: number, item: number])[]): string => table('user\titem', rows);
/** `item⇥neighbour⇥cosine` lines. */
export const neighbours = (...rows: readonly (readonly [number, number, number])[]): string =>
  table('item\tneighbour\tcosine', rows);
/** JSON lines. */
export const jsonLines = (...values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** Four users, five items; item 4 is never in train, user 3 only in test. */
export const INTERACTIONS: Files = {
  'train.tsv': pairs([0, 0], [0, 1], [1, 0], [2, 2]),
  'valid.tsv': pairs([0, 2], [1, 1]),
  'test.tsv': pairs([0, 3], [1, 4], [2, 0], [3, 0]),
  'visual_knn.tsv': neighbours([0, 1, 0.9], [1, 0, 0.9], [2, 3, 0.5], [3, 4, 1]),
  'visual_imputed_items.txt': '4\n',
};

/** Three users with items 1 to 4; the third has too few to be judged. */
export const SEQUENCES: Files = {
  'sequences.txt': '1 1 2 3\n2 2 1 3 4\n3 1 4\n',
  'items.jsonl': jsonLines(
    { item: 1, attrs: ['OPI', 'Nails'], keywords: 'nail lacquer', rq_codes: [3, 1], asin: 'B0' },
    { item: 4, keywords: 'red shatter' },
  ),
};

/** Six queries of three products each. */
export const JUDGEMENTS: Files = {
  'pairs.jsonl': jsonLines(
    ...Array.from({ length: 18 }, (_, i) => ({
      id: i,
      fold: (i % 3) + 1,
      query: `query ${Math.floor(i / 3)}`,
      title: `product ${i % 5}`,
      description: i % 2 === 0 ? null : 'well made',
      relevance: (i % 4) + 1,
      variance: 0.5,
    })),
  ),
};
