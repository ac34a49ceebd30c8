import { describe, expect, test } from 'vitest';
import type { InteractionsData, JudgementsData, SequencesData } from './dataset.ts';
import { historyBefore, judgementFolds, withoutLast, withoutTest } from './held-back.ts';
import { INTERACTIONS, JUDGEMENTS, SEQUENCES, writeFolder, type Files } from './testing/tiny-folders.ts';
import { readDataset } from './reading/read-dataset.ts';

const read = async (files: Files) => (await readDataset(await writeFolder(files))).data;

test('of interactions the test split is empty and of its size', async () => {
  const data = (await read(INTERACTIONS)) as InteractionsData;
  const { test: held, train } = withoutTest(data);
  expect([held.rows, held.columns, held.indices.length]).toEqual([4, 5, 0]);
  expect(train).toBe(data.train);
});

test('of a sequence the last item is held back, and the one before it while validating', async () => {
  const { sequences } = withoutLast((await read(SEQUENCES)) as SequencesData);
  const told = (split: 'valid' | 'test') => sequences.map((sequence) => [...historyBefore(split, sequence)]);
  expect(told('test')).toEqual([[0, 1], [1, 0, 2], [0]]);
  expect(told('valid')).toEqual([[0], [1, 0], [0]]);
});

describe('rounds of judgements', () => {
  const queries = (count: number, folds: readonly number[] = []): JudgementsData => ({
    kind: 'judgements',
    name: 'some',
    queries: Array.from({ length: count }, (_, i) => ({
      text: `q${i}`,
      products: [{ id: `${i}`, title: 't', description: '', grade: 3, variance: 1 }],
      ...(folds[i] === undefined ? {} : { fold: folds[i] }),
    })),
  });

  test.each([1, 2, 3, 5, 23])('of %d queries test each once, and validate it in another round', (count) => {
    const rounds = judgementFolds(queries(count), 4);
    const sorted = (lists: readonly (readonly number[])[]) => lists.flat().sort((a, b) => a - b);
    const all = Array.from({ length: count }, (_, i) => i);
    expect(sorted(rounds.map(({ test: tested }) => tested))).toEqual(all);
    if (count > 1) expect(sorted(rounds.map(({ valid }) => valid))).toEqual(all);
    for (const round of rounds) expect(sorted([round.train, round.valid, round.test])).toEqual(all);
  });

  test('hold back the grades of what they test, and only those', () => {
    for (const { queries: given, test: tested } of judgementFolds(queries(7), 4)) {
      given.forEach(({ products }, query) => {
        const held = tested.includes(query);
        expect([products[0]?.grade, products[0]?.variance]).toEqual(held ? [NaN, undefined] : [3, 1]);
      });
    }
  });

  test('take the file’s folds where every query has one', () => {
    expect(judgementFolds(queries(4, [2, 1, 2, 1]), 4).map(({ test: tested }) => tested)).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });

  test('are shared out by the seed otherwise', async () => {
    const data = (await read(JUDGEMENTS)) as JudgementsData;
    const drawn = (seed: number) => judgementFolds(data, seed).map(({ test: tested }) => tested);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });
});
