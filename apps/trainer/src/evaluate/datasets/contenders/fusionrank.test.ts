import { createRng } from '@fusionrank/domain/rng';
import { sparseMatrix, type SparseMatrix } from '@fusionrank/model/behaviour';
import { expect, test } from 'vitest';
import { startBudget } from '../budget.ts';
import type { FitContext, FittedItems } from '../contender.ts';
import type { InteractionsData, ItemModality, SequencesData } from '../dataset.ts';
import { fusionRankOfSequences, fusionRankOfSets } from './fusionrank.ts';

const context = (): FitContext => ({
  seed: 3,
  rng: createRng(3),
  budget: startBudget(4_000),
  cacheDir: '',
  vectorDir: '',
  onProgress: () => undefined,
  signal: new AbortController().signal,
});
const matrix = (rows: number, columns: number, cells: readonly (readonly [number, number])[]): SparseMatrix =>
  sparseMatrix(
    rows,
    columns,
    cells.map(([row, column]) => ({ row, column, value: 1 })),
  );
const vectors = (items: number): ItemModality => ({
  name: 'sound',
  present: new Uint8Array(items).fill(1),
  vectors: { count: items, width: 2, values: Float32Array.from({ length: items * 2 }, (_, i) => 1 + (i % 3)) },
});

function sets(users: number, items: number, cells: readonly (readonly [number, number])[]): InteractionsData {
  const none = matrix(users, items, []);
  const valid = cells.length > 1 ? matrix(users, items, cells.slice(-1)) : none;
  const train = matrix(users, items, cells.slice(0, Math.max(1, cells.length - 1)));
  return { kind: 'interactions', name: 'tiny', users, items, train, valid, test: none, modalities: [vectors(items)] };
}

function sequences(items: number, lists: readonly (readonly number[])[]): SequencesData {
  return {
    kind: 'sequences',
    name: 'tiny',
    users: lists.length,
    items,
    sequences: lists.map((list) => Int32Array.from(list)),
    attributes: Array.from({ length: items }, (_, item) => [`kind ${item % 2}`]),
    texts: Array.from({ length: items }, () => ''),
    codes: Array.from({ length: items }, () => []),
    modalities: [vectors(items)],
  };
}

async function allScores(fitted: FittedItems, users: number, items: number): Promise<readonly number[]> {
  const all: number[] = [];
  for (const split of ['valid', 'test'] as const) {
    const scores = fitted.scores(split);
    for (let user = 0; user < users; user++) {
      const own = new Float32Array(items);
      await scores(user, own);
      all.push(...own);
    }
  }
  await fitted.close?.();
  return all;
}

test.each<[string, InteractionsData]>([
  ['one user and one item', sets(1, 1, [[0, 0]])],
  [
    'a user without items',
    sets(3, 4, [
      [0, 0],
      [0, 1],
      [2, 1],
      [2, 2],
    ]),
  ],
  [
    'items that nobody took',
    sets(2, 6, [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]),
  ],
])('sets with %s are ranked, every score a number', async (_, data) => {
  const fitted = await fusionRankOfSets('model', { networks: 1 }).fit(data, context());
  const scores = await allScores(fitted, data.users, data.items);
  expect(scores).toHaveLength(2 * data.users * data.items);
  expect(scores.every(Number.isFinite)).toBe(true);
});

test.each<[string, SequencesData]>([
  ['one user and one item', sequences(1, [[0]])],
  [
    'nothing but two items a user',
    sequences(3, [
      [0, 1],
      [1, 2],
    ]),
  ],
  ['an empty one among them', sequences(4, [[0, 1, 2, 3], [], [1, 2, 3]])],
])('sequences with %s are ranked, every score a number', async (_, data) => {
  const fitted = await fusionRankOfSequences('model', { networks: 1 }).fit(data, context());
  const scores = await allScores(fitted, data.users, data.items);
  expect(scores.every(Number.isFinite)).toBe(true);
});

test('what follows in every sequence is ranked first, by the network that learned it', async () => {
  const rng = createRng('rings');
  const lists = Array.from({ length: 120 }, () => {
    const start = rng.below(20);
    return Array.from({ length: 6 }, (_, i) => (start + i) % 20);
  });
  const data = sequences(20, lists);
  const fitted = await fusionRankOfSequences('model', { networks: 1 }).fit(data, context());
  const scores = fitted.scores('test');
  let right = 0;
  for (const [user, list] of lists.slice(0, 30).entries()) {
    const own = new Float32Array(20);
    await scores(user, own);
    for (const item of list) own[item] = -Infinity;
    if (own.indexOf(Math.max(...own)) === ((list.at(-1) ?? 0) + 1) % 20) right++;
  }
  await fitted.close?.();
  expect(right).toBeGreaterThan(24);
});
