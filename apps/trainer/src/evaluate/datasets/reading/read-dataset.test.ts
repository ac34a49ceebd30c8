import { sparseRow, type SparseMatrix } from '@fusionrank/model/behaviour';
import { describe, expect, test } from 'vitest';
import type { Dataset, InteractionsData, JudgementsData, SequencesData } from '../dataset.ts';
import {
  INTERACTIONS,
  JUDGEMENTS,
  jsonLines,
  neighbours,
  npyOf,
  pairs,
  SEQUENCES,
  writeFolder,
  type Files,
} from '../testing/tiny-folders.ts';
import { readDataset } from './read-dataset.ts';

async function read(files: Files): Promise<Dataset> {
  return (await readDataset(await writeFolder(files, 'some-data'))).data;
}
const readInteractions = async (files: Files) => (await read({ ...INTERACTIONS, ...files })) as InteractionsData;
const readSequences = async (files: Files) => (await read({ ...SEQUENCES, ...files })) as SequencesData;
const readJudgements = async (files: Files) => (await read(files)) as JudgementsData;

const itemsOf = (matrix: SparseMatrix): number[][] =>
  Array.from({ length: matrix.rows }, (_, row) => [...sparseRow(matrix, row).indices]);

describe('interactions', () => {
  test('are three matrices over all users and items that any file names', async () => {
    const data = await readInteractions({});
    expect([data.kind, data.name, data.users, data.items]).toEqual(['interactions', 'some-data', 4, 5]);
    expect(itemsOf(data.train)).toEqual([[0, 1], [0], [2], []]);
    expect(itemsOf(data.valid)).toEqual([[2], [1], [], []]);
    expect(itemsOf(data.test)).toEqual([[3], [4], [0], [0]]);
  });

  test('a line that comes twice counts once, and CRLF and a missing last line end change nothing', async () => {
    const data = await readInteractions({ 'train.tsv': 'user\titem\r\n0\t1\r\n0\t1\r\n\r\n0\t0' });
    expect(itemsOf(data.train)).toEqual([[0, 1], [], [], []]);
    expect([...data.train.values]).toEqual([1, 1]);
  });

  test('ids with gaps are numbered in their order', async () => {
    const data = await readInteractions({
      'train.tsv': pairs([7, 900], [2_147_483_647, 5]),
      'valid.tsv': pairs([7, 5]),
      'test.tsv': pairs([7, 2_000_000_000]),
      'visual_knn.tsv': neighbours([5, 900, 0.5]),
      'visual_imputed_items.txt': '',
    });
    expect([data.users, data.items]).toEqual([2, 3]);
    expect([itemsOf(data.train), itemsOf(data.test)]).toEqual([
      [[1], [0]],
      [[2], []],
    ]);
    expect(itemsOf(data.modalities[0]!.neighbours!)).toEqual([[1], [], []]);
  });

  test('one user, one item is a data set', async () => {
    const one = pairs([0, 0]);
    const data = await read({ 'train.tsv': one, 'valid.tsv': one, 'test.tsv': one });
    expect(data).toMatchObject({ users: 1, items: 1, modalities: [] });
  });

  test('a split may be a header alone, and items.tsv brings items nobody took', async () => {
    const data = await readInteractions({ 'valid.tsv': 'user\titem\n', 'items.tsv': 'item\tasin\n9\tB00\n' });
    expect([data.items, data.valid.indices.length]).toEqual([6, 0]);
  });
});

describe('a modality', () => {
  test('masks imputed items both ways and leaves out an item as its own neighbour', async () => {
    const { modalities } = await readInteractions({
      'visual_knn.tsv': neighbours([0, 0, 1], [0, 1, 0.9], [0, 1, 0.9], [2, 4, 1], [4, 2, 1]),
    });
    const [visual] = modalities;
    expect([visual?.name, [...visual!.present]]).toEqual(['visual', [1, 1, 0, 0, 0]]);
    expect(itemsOf(visual!.neighbours!)).toEqual([[1], [], [], [], []]);
    expect([...visual!.neighbours!.values]).toEqual([Math.fround(0.9)]);
  });

  test('may be vectors alone; a row of zeros is not present', async () => {
    const rows = [1, 2, 0, 3, 4].map((value) => [value, 0]);
    const { modalities } = await readInteractions({ 'text_feat.f32.npy': npyOf(rows) });
    expect(modalities.map(({ name }) => name)).toEqual(['text', 'visual']);
    expect([...modalities[0]!.present]).toEqual([1, 1, 0, 1, 1]);
    expect([...modalities[0]!.vectors!.values]).toEqual(rows.flat());
  });

  test('of sequences has item 1 in its first row', async () => {
    const { modalities } = await readSequences({
      'image_feat.npy': npyOf([[0], [2], [3], [4]]),
      'image_knn.tsv': neighbours([2, 4, -0.5]),
      'image_imputed_items.txt': '3\r\n',
    });
    expect([...modalities[0]!.present]).toEqual([0, 1, 0, 1]);
    expect(itemsOf(modalities[0]!.neighbours!)).toEqual([[], [3], [], []]);
  });
});

describe('sequences', () => {
  test('keep their order, with items from 0, and what is told of the items', async () => {
    const data = await readSequences({});
    expect(data.sequences.map((sequence) => [...sequence])).toEqual([
      [0, 1, 2],
      [1, 0, 2, 3],
      [0, 3],
    ]);
    expect(data.attributes).toEqual([['OPI', 'Nails'], [], [], []]);
    expect(data.texts).toEqual(['nail lacquer', '', '', 'red shatter']);
    expect(data.codes).toEqual([[3, 1], [], [], []]);
  });

  test('a user without items is a user, and a line that comes twice counts once', async () => {
    const data = await read({ 'sequences.txt': '5 2\n9\n5 2\n' });
    expect(data).toMatchObject({ users: 2, items: 1 });
    expect((data as SequencesData).sequences.map((sequence) => [...sequence])).toEqual([[0], []]);
  });
});

describe('judgements', () => {
  test('are products under queries; a fold is a query’s when all its products stand in it', async () => {
    const { queries } = await readJudgements(JUDGEMENTS);
    expect(queries).toHaveLength(6);
    expect(queries[0]).not.toHaveProperty('fold');
    expect(queries[0]?.products[1]).toEqual({
      id: '1',
      title: 'product 1',
      description: 'well made',
      grade: 2,
      variance: 0.5,
    });
  });

  test('need neither fold, description nor variance, and a pair that comes twice counts once', async () => {
    const pair = { id: 'a', query: ' lamp ', title: 'Lamp', relevance: 0 };
    const { queries } = await readJudgements({
      'pairs.jsonl': jsonLines(pair, pair, { ...pair, id: 'b', query: 'lamp' }),
    });
    const product = { title: 'Lamp', description: '', grade: 0 };
    expect(queries).toEqual([
      {
        text: 'lamp',
        products: [
          { id: 'a', ...product },
          { id: 'b', ...product },
        ],
      },
    ]);
  });
});

test('the fingerprint follows what is read, and nothing else', async () => {
  const of = async (files: Files): Promise<string> => (await readDataset(await writeFolder(files))).fingerprint;
  const before = await of(SEQUENCES);
  expect(await of({ ...SEQUENCES, 'README.md': 'notes' })).toBe(before);
  expect(await of({ ...SEQUENCES, 'items.jsonl': '{"item": 1}\n' })).not.toBe(before);
});

test('reading a hundred thousand lines takes seconds, not minutes', async () => {
  const rows = Array.from({ length: 100_000 }, (_, i): [number, number] => [i % 9_973, (i * 7) % 4_001]);
  const startedAt = performance.now();
  const data = await readInteractions({ 'train.tsv': pairs(...rows) });
  expect(data.train.indices.length).toBe(100_000);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
