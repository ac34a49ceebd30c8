import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { BenchmarkResult } from './benchmark-result.ts';
import type { FitContext, InteractionsContender } from './contender.ts';
import { popularInSequences, popularInteractions, popularProducts } from './contenders/popularity.ts';
import { randomItems, randomProducts } from './contenders/random.ts';
import type { ContenderLists } from './contenders/registry.ts';
import { evaluateDataset, type EvaluateDatasetRequest } from './evaluate-dataset.ts';
import {
  INTERACTIONS,
  JUDGEMENTS,
  jsonLines,
  pairs,
  SEQUENCES,
  writeFolder,
  type Files,
} from './testing/tiny-folders.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'evaluate-home-'));
});

/** Those that take no time. */
const SIMPLE: ContenderLists = {
  interactions: [popularInteractions, randomItems],
  sequences: [popularInSequences, randomItems],
  judgements: [popularProducts, randomProducts],
};

const evaluate = async (files: Files, change: Partial<EvaluateDatasetRequest> = {}): Promise<BenchmarkResult> =>
  evaluateDataset({
    folder: await writeFolder(files),
    home,
    seed: 5,
    budgetMs: 1_000,
    clock: () => new Date('2026-11-24T12:00:00Z'),
    code: { version: '0.1.0', sources: 'a' },
    contenders: SIMPLE,
    ...change,
  });

const meansOf = ({ rows }: BenchmarkResult, name: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(rows.find((row) => row.name === name)?.test ?? {}).map(([metric, { mean }]) => [metric, mean]),
  );

/** A contender of the interactions' format that gives every item the same score. */
const even = (name: string, more: Partial<InteractionsContender> = {}): InteractionsContender => ({
  name,
  fit: () => Promise.resolve({ settings: { even: true }, scores: () => (_user, scores) => void scores.fill(1) }),
  ...more,
});
const among = (...interactions: readonly InteractionsContender[]): ContenderLists => ({ ...SIMPLE, interactions });

/** With three users more, of whom nothing is tested: no two items are as popular. */
const UNEVEN: Files = {
  ...INTERACTIONS,
  'train.tsv': pairs(
    ...([
      [0, 0],
      [0, 1],
      [1, 0],
      [2, 2],
    ] as const),
    ...([
      [4, 0],
      [4, 1],
      [4, 2],
      [4, 3],
      [5, 0],
      [5, 1],
      [5, 2],
      [6, 0],
      [6, 1],
    ] as const),
  ),
};

describe('interactions', () => {
  test('are judged by hand-made numbers', async () => {
    const result = await evaluate(UNEVEN);
    // In train items 0 to 4 came five, four, three, one and no times; ranks of the test items, those of train left out:
    // user 0 (2 3 4): item 3 second; user 1 (1 2 3 4): item 4 fourth; user 2 (0 1 3 4): item 0 first; user 3: item 0 first.
    const ndcg = (1 / Math.log2(3) + 1 / Math.log2(5) + 1 + 1) / 4;
    expect(meansOf(result, 'popularity')).toMatchObject({
      'Recall@20': 1,
      'Precision@20': 1 / 20,
      'NDCG@20': expect.closeTo(ndcg, 9) as number,
    });
    expect(result.rows[0]?.valid['NDCG@20']).toMatchObject({ count: 2 });
    expect(result.counts).toEqual({ users: 7, items: 5, train: 13, valid: 2, test: 4, 'test items never in train': 1 });
  });

  test('have rows of their own for test items that nobody took in training', async () => {
    // Item 4 alone, which user 1 is asked for: fourth of the four that are left, and so it stays among 20.
    const { cold } = await evaluate(UNEVEN);
    expect(cold?.metrics).toEqual(['Recall@20', 'Recall@50']);
    expect(cold?.rows.map(({ name }) => name)).toEqual(['popularity', 'random']);
    expect(cold?.rows[0]?.test['Recall@20']).toMatchObject({ mean: 1, count: 1 });
    const none = await evaluate({ ...UNEVEN, 'test.tsv': pairs([0, 3]) });
    expect(none.cold).toBeUndefined();
  });

  test('whose test items are all cold are judged, too', async () => {
    const result = await evaluate({ ...INTERACTIONS, 'test.tsv': pairs([0, 3], [1, 4]) });
    expect(result.rows[0]?.test['Recall@20']).toMatchObject({ mean: 1, count: 2 });
  });

  test('of one user and one item, which is known, are a miss', async () => {
    const one = pairs([0, 0]);
    const result = await evaluate({ 'train.tsv': one, 'valid.tsv': one, 'test.tsv': one });
    expect(meansOf(result, 'popularity')).toMatchObject({ 'Recall@20': 0, 'NDCG@20': 0 });
  });

  test('without anything to test give rows without numbers', async () => {
    const result = await evaluate({ ...INTERACTIONS, 'test.tsv': 'user\titem\n' });
    expect(result.rows.map(({ test: tested }) => tested)).toEqual([{}, {}]);
  });
});

test('sequences are judged by hand-made numbers, short ones left out and counted', async () => {
  const result = await evaluate({ ...SEQUENCES, 'sequences.txt': '1 1 2 3\n2 2 1 3 4\n3 1 4\n4 3 1\n5 2 1\n' });
  // Before the test items 1 and 2 came three times, 3 twice, 4 never; user 1 (3 4) finds 3 first, user 2 (4) finds 4 first.
  expect(meansOf(result, 'popularity')).toEqual({
    'HR@5': 1,
    'NDCG@5': 1,
    'HR@10': 1,
    'NDCG@10': 1,
    'HR@20': 1,
    'NDCG@20': 1,
  });
  // Before the validation items 1 came three times, 2 twice, 3 once; user 1 (2 3 4) finds 2 first, user 2 (3 4) finds 3 first.
  expect(result.rows[0]?.valid['NDCG@5']).toMatchObject({ mean: 1, count: 2 });
  expect(result.counts).toMatchObject({ users: 5, 'users judged': 2, 'users left out (under 3 items)': 3 });
  // Item 4, which user 2 is asked for.
  expect(result.cold?.rows[0]?.test).toMatchObject({ 'Recall@10': { mean: 1, count: 1 } });
});

describe('judgements', () => {
  test('say nothing by a query of one product or of one grade', async () => {
    const pair = { title: 'a', relevance: 4 };
    const result = await evaluate({
      'pairs.jsonl': jsonLines(
        { ...pair, id: 1, query: 'one product' },
        { ...pair, id: 2, query: 'one grade' },
        { ...pair, id: 3, query: 'one grade' },
        { ...pair, id: 4, query: 'two grades', relevance: 1 },
        { ...pair, id: 5, query: 'two grades', relevance: 2 },
      ),
    });
    // Equal scores go by the file: the better product comes second, with gain 2^1 − 1 = 1.
    expect(result.rows[0]?.test['NDCG@10']).toMatchObject({ mean: 1 / Math.log2(3), count: 1 });
    expect(result.counts).toMatchObject({ queries: 3, products: 5, 'queries with one grade (not judged)': 2 });
  });

  test('find the first of the best grade: its place is MRR, and where there is none nothing is said', async () => {
    const pair = { title: 'a', relevance: 1 };
    const result = await evaluate({
      'pairs.jsonl': jsonLines(
        { ...pair, id: 1, query: 'best second' },
        { ...pair, id: 2, query: 'best second', relevance: 4 },
        { ...pair, id: 3, query: 'no best' },
        { ...pair, id: 4, query: 'no best', relevance: 3 },
      ),
    });
    expect(result.rows[0]?.test['MRR']).toMatchObject({ mean: 1 / 2, count: 1 });
    expect(result.rows[0]?.test['NDCG@10']).toMatchObject({ count: 2 });
  });

  test('are judged once a query, on test and on validation', async () => {
    const result = await evaluate(JUDGEMENTS);
    expect(result.rows.map(({ test: tested, valid }) => [tested['NDCG@10']?.count, valid['NDCG@10']?.count])).toEqual([
      [6, 6],
      [6, 6],
    ]);
  });
});

describe('a run', () => {
  test.each([
    ['interactions', INTERACTIONS],
    ['sequences', SEQUENCES],
    ['judgements', JUDGEMENTS],
  ])('of %s with the same seed gives the same table, but for its cost', async (_kind, files) => {
    const table = async (seed: number, fresh: string) => {
      const { rows } = await evaluate(files, { seed, home: join(home, fresh) });
      return rows.map(({ name, test: tested, valid, lift }) => ({ name, tested, valid, lift }));
    };
    expect(await table(5, 'a')).toEqual(await table(5, 'b'));
  });

  test('holds the test labels back from whoever is fitted', async () => {
    const seen: number[] = [];
    const curious = even('curious', {
      fit: (data) => {
        seen.push(data.test.indices.length);
        return even('').fit(data, {} as FitContext);
      },
    });
    const result = await evaluate(INTERACTIONS, { contenders: among(curious) });
    expect(seen).toEqual([0]);
    expect(result.rows[0]).toMatchObject({ name: 'curious', settings: { even: true } });
  });

  test('gives contenders their share of the time, streams of their own, and takes back what they held', async () => {
    const totals: number[] = [];
    const draws: number[] = [];
    const closed: string[] = [];
    const watched = (name: string, budgetShare: number): InteractionsContender => ({
      name,
      budgetShare,
      fit: async (data, context) => {
        totals.push(context.budget.totalMs);
        draws.push(context.rng.next());
        return { ...(await even('').fit(data, context)), close: () => void closed.push(name) };
      },
    });
    await evaluate(INTERACTIONS, { contenders: among(watched('a', 3), watched('b', 1), watched('c', 0)) });
    expect(totals).toEqual([750, 250, 0]);
    expect(new Set(draws).size).toBe(3);
    expect(closed).toEqual(['a', 'b', 'c']);
  });

  test('puts the model without its parts into a table of its own', async () => {
    const lists = among(even('model'), even('model without text', { role: 'ablation' }), even('other'));
    const { rows, ablations } = await evaluate(INTERACTIONS, { contenders: lists });
    expect(rows.map(({ name, lift }) => [name, lift?.mean])).toEqual([
      ['model', undefined],
      ['other', 0],
    ]);
    expect(ablations?.map(({ name, lift }) => [name, lift?.mean])).toEqual([['model without text', 0]]);
  });
});

describe('an interrupted run', () => {
  /** `second` is interrupted in its first fit, having left a checkpoint behind. */
  function interruptible() {
    const controller = new AbortController();
    const fits: string[] = [];
    const first = even('first', {
      fit: (data, context) => {
        fits.push('first');
        return even('').fit(data, context);
      },
    });
    const second = even('second', {
      fit: async (data, context) => {
        const left = (await readdir(context.cacheDir)).join();
        fits.push(`second ${left}`);
        if (left !== '') return even('').fit(data, context);
        await writeFile(join(context.cacheDir, 'half-way'), '');
        controller.abort();
        context.signal.throwIfAborted();
        throw new Error('not reached');
      },
    });
    return { controller, fits, contenders: among(first, second) };
  }

  test('goes on with the contender that was not finished, and its checkpoint', async () => {
    const { controller, fits, contenders } = interruptible();
    const folder = await writeFolder(INTERACTIONS);
    const interrupted = evaluate(INTERACTIONS, { folder, contenders, signal: controller.signal });
    await expect(interrupted).rejects.toMatchObject({
      code: 'INTERRUPTED',
      message: 'interrupted after 1 of 2 contenders; the same command goes on from there',
    });
    const result = await evaluate(INTERACTIONS, { folder, contenders });
    expect(fits).toEqual(['first', 'second ', 'second half-way']);
    expect(result.rows.map(({ name }) => name)).toEqual(['first', 'second']);
  });

  test('is another run with another seed, budget, code or data', async () => {
    const fits: string[] = [];
    const counted = even('counted', {
      fit: (data, context) => {
        fits.push('fit');
        return even('').fit(data, context);
      },
    });
    const contenders = among(counted);
    await evaluate(INTERACTIONS, { contenders });
    await evaluate(INTERACTIONS, { contenders });
    expect(fits).toHaveLength(1);
    await evaluate(INTERACTIONS, { contenders, seed: 6 });
    await evaluate(INTERACTIONS, { contenders, budgetMs: 2_000 });
    await evaluate(INTERACTIONS, { contenders, code: { version: '0.1.0', sources: 'b' } });
    await evaluate({ ...INTERACTIONS, 'train.tsv': pairs([0, 0]) }, { contenders });
    expect(fits).toHaveLength(5);
  });

  test('whose kept file is damaged fits that contender anew', async () => {
    const result = await evaluate(INTERACTIONS);
    const [run = ''] = await readdir(join(home, 'evaluations'));
    const folder = join(home, 'evaluations', run);
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json'))) {
      const text = await readFile(join(folder, file), 'utf8');
      await writeFile(join(folder, file), text.slice(0, text.length / 2));
    }
    expect((await evaluate(INTERACTIONS)).rows.map(({ test: tested }) => tested)).toEqual(
      result.rows.map(({ test: tested }) => tested),
    );
  });

  test('is told while reading, too', async () => {
    const signal = AbortSignal.abort();
    await expect(evaluate(INTERACTIONS, { signal })).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });
});
