import { basename } from 'node:path';
import { isProblem } from '@fusionrank/domain/problem';
import { describe, expect, test } from 'vitest';
import { reportFailure } from '../../../command-line/failure.ts';
import {
  INTERACTIONS,
  JUDGEMENTS,
  neighbours,
  npyBytes,
  npyOf,
  pairs,
  SEQUENCES,
  writeFolder,
  type Files,
} from '../testing/tiny-folders.ts';
import { readDataset } from './read-dataset.ts';

/** What is told, with the folder's own name in place of its path. */
async function told(files: Files): Promise<string> {
  const folder = await writeFolder(files);
  const failure: unknown = await readDataset(folder).catch((error: unknown) => error);
  if (!isProblem(failure)) throw new Error(`expected a problem, got ${String(failure)}`);
  return reportFailure(failure).sentence.replaceAll(folder, basename(folder));
}

const floats = (...values: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);
const five = { descr: '<f4', shape: '(5, 1)' } as const;
const pair = { id: 1, query: 'lamp', title: 'Lamp', relevance: 1 };
const interactions = (files: Files): Files => ({ ...INTERACTIONS, ...files });
const sequences = (files: Files): Files => ({ ...SEQUENCES, ...files });
const judgements = (...values: readonly unknown[]): Files => ({
  'pairs.jsonl': values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n'),
});
const without = (files: Files, name: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([file]) => file !== name));

describe('a folder as a whole', () => {
  test.each<readonly [string, Files, string]>([
    ['nothing', {}, 'tiny: expected train.tsv + valid.tsv + test.tsv, or sequences.txt, or pairs.jsonl; got no file'],
    ['something else', { 'photo.jpg': '' }, 'or pairs.jsonl; got photo.jpg'],
    [
      'two formats',
      { ...SEQUENCES, ...JUDGEMENTS },
      'expected the files of one format, got those of sequences and judgements',
    ],
    [
      'a split missing',
      without(INTERACTIONS, 'valid.tsv'),
      'tiny/valid.tsv: expected this file beside train.tsv, test.tsv, it is missing',
    ],
    [
      'two files of vectors',
      interactions({ 'text_feat.npy': npyOf([[1]]), 'text_feat.f16.npy': npyOf([[1]]) }),
      'expected one file of the vectors of text',
    ],
    [
      'a mask of nothing',
      interactions({ 'text_imputed_items.txt': '1\n' }),
      'tiny/text_imputed_items.txt: expected text_knn.tsv or text_feat.f32.npy beside it',
    ],
  ])('%s is told', async (_name, files, sentence) => {
    expect(await told(files)).toContain(sentence);
  });

  test('that is none, or a file, is told', async () => {
    await expect(readDataset('/nowhere/at-all')).rejects.toThrow('expected a folder, there is none of this name');
    const folder = await writeFolder({ a: '' });
    await expect(readDataset(`${folder}/a`)).rejects.toThrow('expected a folder, got a file');
  });
});

describe('a table', () => {
  test.each<readonly [string, Files, string]>([
    ['empty', { 'train.tsv': '' }, 'tiny/train.tsv: expected rows, got an empty file'],
    [
      'another header',
      { 'train.tsv': 'u\ti\n0\t1\n' },
      'tiny/train.tsv:1: expected the header "user\\titem", got "u\\ti"',
    ],
    ['no header', { 'train.tsv': '0\t1\n' }, 'tiny/train.tsv:1: expected the header'],
    [
      'a narrower row',
      { 'train.tsv': 'user\titem\n0\n' },
      'tiny/train.tsv:2: expected 2 fields parted by tabs, got "0"',
    ],
    ['a wider row', { 'train.tsv': 'user\titem\n0\t1\t2\n' }, 'tiny/train.tsv:2: expected 2 fields parted by tabs'],
    [
      'a cut-off row',
      { 'train.tsv': 'user\titem\n0\t1\n0\t' },
      'tiny/train.tsv:3, item: expected a whole number from 0 to 2147483647, got ""',
    ],
    [
      'a negative id',
      { 'test.tsv': pairs([0, -1]) },
      'tiny/test.tsv:2, item: expected a whole number from 0 to 2147483647, got "-1"',
    ],
    ['a fraction', { 'valid.tsv': pairs([0.5, 1]) }, 'tiny/valid.tsv:2, user: expected a whole number'],
    ['an id too large', { 'train.tsv': pairs([2 ** 31, 1]) }, 'got "2147483648"'],
    [
      'a name',
      { 'train.tsv': 'user\titem\nann\t1\n' },
      'tiny/train.tsv:2, user: expected a whole number from 0 to 2147483647, got "ann"',
    ],
    [
      'binary junk',
      { 'train.tsv': Buffer.from([0x75, 0xff, 0x80, 0x0a]) },
      'tiny/train.tsv:1: expected UTF-8 text, got the byte 0xff at column 2',
    ],
    ['a workbook', { 'train.tsv': Buffer.from('PK\x03\x04xlsx') }, 'got a ZIP archive or an Excel workbook'],
    [
      'a cosine beyond 1',
      { 'visual_knn.tsv': neighbours([0, 1, 1.5]) },
      'tiny/visual_knn.tsv:2, cosine: expected a cosine from -1 to 1, got "1.5"',
    ],
    [
      'a cosine that is none',
      { 'visual_knn.tsv': neighbours([0, 1, NaN]) },
      'tiny/visual_knn.tsv:2, cosine: expected a cosine from -1 to 1, got "NaN"',
    ],
    [
      'no cosine',
      { 'visual_knn.tsv': 'item\tneighbour\tcosine\n0\t1\t\n' },
      'cosine: expected a cosine from -1 to 1, got ""',
    ],
    [
      'an unknown imputed item',
      { 'visual_imputed_items.txt': '1\n77\n' },
      'tiny/visual_imputed_items.txt:2, item: expected an item that another file knows, got 77',
    ],
  ])('%s is told with its place', async (_name, files, sentence) => {
    expect(await told(interactions(files))).toContain(sentence);
  });
});

describe('vectors', () => {
  test.each<readonly [string, Uint8Array, string]>([
    ['no bytes', Buffer.alloc(0), 'expected a file of numpy.save, beginning \\x93NUMPY, got an empty file'],
    ['text', Buffer.from('1 2 3\n4 5 6\n7 8 9\n'), 'expected a file of numpy.save'],
    [
      'another format version',
      Buffer.concat([Buffer.from('\x93NUMPY\x09\x00', 'latin1'), Buffer.alloc(99)]),
      'expected format version 1, 2 or 3, got version 9',
    ],
    ['a cut-off header', npyBytes(five, floats()).subarray(0, 40), 'expected a header of'],
    [
      'fewer values',
      npyBytes(five, floats(1, 2, 3, 4)),
      'expected 148 bytes for 5 × 1 numbers of 4 bytes, got 144 bytes (truncated?)',
    ],
    ['more values', npyBytes(five, floats(1, 2, 3, 4, 5, 6)), 'numbers of 4 bytes, got'],
    [
      'whole numbers',
      npyBytes({ ...five, descr: '<i4' }, floats(1, 2, 3, 4, 5)),
      "expected a descr of '<f2', '<f4' or '<f8', got <i4",
    ],
    ['big-endian numbers', npyBytes({ ...five, descr: '>f4' }, floats(1, 2, 3, 4, 5)), 'got >f4'],
    ['columns after columns', npyBytes({ ...five, fortran: 'True' }, floats(1, 2, 3, 4, 5)), 'expected C order'],
    ['one dimension', npyBytes({ ...five, shape: '(5,)' }, floats(1, 2, 3, 4, 5)), 'expected two dimensions'],
    ['three dimensions', npyBytes({ ...five, shape: '(5, 1, 1)' }, floats(1, 2, 3, 4, 5)), 'expected two dimensions'],
    [
      'NaN',
      npyOf([
        [1, 1],
        [1, 1],
        [1, NaN],
        [1, 1],
        [1, 1],
      ]),
      'row 2, column 1 (from 0): expected a finite float32, got NaN',
    ],
    [
      'infinity',
      npyOf([[1], [1], [Infinity], [1], [1]]),
      'row 2, column 0 (from 0): expected a finite float32, got Infinity',
    ],
    ['too few rows', npyOf([[1], [2]]), 'expected a row for each of 5 items, row 0 for item 0, got 2 rows'],
  ])('%s are told', async (_name, bytes, sentence) => {
    const text = await told(interactions({ 'text_feat.f32.npy': bytes }));
    expect(text).toMatch(/^tiny\/text_feat\.f32\.npy/);
    expect(text).toContain(sentence);
  });
});

describe('sequences', () => {
  test.each<readonly [string, Files, string]>([
    ['empty', { 'sequences.txt': '' }, 'tiny/sequences.txt: expected rows, got an empty file'],
    [
      'an item 0',
      { 'sequences.txt': '1 2\n2 0 3\n' },
      'tiny/sequences.txt:2, item: expected a whole number from 1 to 2147483647, got "0"',
    ],
    ['a user that is none', { 'sequences.txt': 'x 2\n' }, 'tiny/sequences.txt:1, user: expected a whole number from 1'],
    [
      'two lines of a user',
      { 'sequences.txt': '1 2 3\n1 3 2\n' },
      'tiny/sequences.txt:2, user: expected one line a user, got another one of user 1',
    ],
    [
      'a cut-off object',
      { 'items.jsonl': '{"item": 1}\n{"item": 2, "att' },
      'tiny/items.jsonl:2: expected one JSON object, got',
    ],
    ['a list', { 'items.jsonl': '[1]\n' }, 'tiny/items.jsonl:1: expected one JSON object, got [1]'],
    [
      'an item without id',
      { 'items.jsonl': '{"attrs": []}\n' },
      'tiny/items.jsonl:1, item: expected a whole number from 1 to 2147483647, got nothing',
    ],
    [
      'an attribute that is no name',
      { 'items.jsonl': '{"item": 1, "attrs": ["a", 2]}\n' },
      'tiny/items.jsonl:1, attrs.1: expected a list of names, got 2',
    ],
    [
      'a negative code',
      { 'items.jsonl': '{"item": 1, "codes": [-1]}\n' },
      'codes.0: expected a list of whole numbers from 0, got -1',
    ],
    ['a text that is none', { 'items.jsonl': '{"item": 1, "title": 5}\n' }, 'title: expected a text, got 5'],
    [
      'two lines of an item',
      { 'items.jsonl': '{"item": 1}\n{"item": 1, "title": "a"}\n' },
      'tiny/items.jsonl:2, item: expected one line an item, got another one of item 1',
    ],
  ])('%s are told with their place', async (_name, files, sentence) => {
    expect(await told(sequences(files))).toContain(sentence);
  });
});

describe('judgements', () => {
  test.each<readonly [string, Files, string]>([
    ['empty', judgements(), 'tiny/pairs.jsonl: expected rows, got an empty file'],
    ['no JSON', judgements('a,b'), 'tiny/pairs.jsonl:1: expected one JSON object, got "a,b"'],
    [
      'no query',
      judgements({ ...pair, query: undefined }),
      'tiny/pairs.jsonl:1, query: expected a text that is not empty, got nothing',
    ],
    ['an empty query', judgements({ ...pair, query: ' ' }), 'query: expected a text that is not empty, got " "'],
    ['no title', judgements(pair, { ...pair, title: null }), 'tiny/pairs.jsonl:2, title: expected a text, got null'],
    [
      'a grade in words',
      judgements({ ...pair, relevance: 'good' }),
      'relevance: expected a grade from 0 to 31, got "good"',
    ],
    ['a negative grade', judgements({ ...pair, relevance: -1 }), 'relevance: expected a grade from 0 to 31, got -1'],
    ['a grade that overflows', judgements({ ...pair, relevance: 1e9 }), 'relevance: expected a grade from 0 to 31'],
    ['a negative variance', judgements({ ...pair, variance: -2 }), 'variance: expected a number from 0, got -2'],
    ['a broken fold', judgements({ ...pair, fold: 1.5 }), 'fold: expected a whole number from 0, got 1.5'],
    [
      'an id twice',
      judgements(pair, { ...pair, title: 'Other' }),
      'tiny/pairs.jsonl:2, id: expected one pair of each id, got another one of 1',
    ],
  ])('%s are told with their place', async (_name, files, sentence) => {
    expect(await told(files)).toContain(sentence);
  });
});
