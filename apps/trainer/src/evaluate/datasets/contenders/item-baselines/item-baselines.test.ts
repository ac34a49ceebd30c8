import { createRng, shuffled } from '@fusionrank/domain/rng';
import { beforeAll, describe, expect, test } from 'vitest';
import { startBudget } from '../../budget.ts';
import type { FitContext, FittedItems, InteractionsContender, SequencesContender } from '../../contender.ts';
import type { InteractionsData, SequencesData } from '../../dataset.ts';
import { distinctCells, noCells } from '../../reading/distinct-cells.ts';
import { bpr } from './bpr.ts';
import { ease } from './ease.ts';
import { graphEmbeddings } from './graph-embeddings.ts';
import { ofInteractions, ofSequences } from './history-sets.ts';
import { ials } from './ials.ts';
import { cosineItemKnn, dampedItemKnn } from './item-knn.ts';
import { modalityKnn } from './modality-knn.ts';
import { transitionKnn } from './transition-knn.ts';

const [USERS, ITEMS, GROUPS] = [60, 24, 3];
/** Users and items of one rest by 3 go together. */
const groupOf = (number: number): number => number % GROUPS;
/** Each user's six items of their own group, in an order drawn by lot. */
const taken = Array.from({ length: USERS }, (_, user) =>
  shuffled(
    Array.from({ length: ITEMS }, (_item, item) => item).filter((item) => groupOf(item) === groupOf(user)),
    createRng(user),
  ).slice(0, 6),
);

const matrix = (pick: (items: readonly number[]) => readonly number[]) => {
  const cells = taken.flatMap((items, user) => pick(items).map((item) => [user, item] as const));
  return distinctCells({
    rows: USERS,
    columns: ITEMS,
    row: Int32Array.from(cells, ([user]) => user),
    column: Int32Array.from(cells, ([, item]) => item),
  });
};
/** Every item is near the next one of its group. */
const near = distinctCells({
  rows: ITEMS,
  columns: ITEMS,
  row: Int32Array.from({ length: ITEMS }, (_, item) => item),
  column: Int32Array.from({ length: ITEMS }, (_, item) => (item + GROUPS) % ITEMS),
  value: new Float32Array(ITEMS).fill(0.9),
});
/** Tells nothing: near ones are of another group. */
const noise = { ...near, indices: near.indices.map((_, item) => (item + 1) % ITEMS) };
const present = new Uint8Array(ITEMS).fill(1);

const interactions: InteractionsData = {
  kind: 'interactions',
  name: 'groups',
  users: USERS,
  items: ITEMS,
  train: matrix((items) => items.slice(0, 4)),
  valid: matrix((items) => items.slice(4, 5)),
  test: noCells(USERS, ITEMS),
  modalities: [
    { name: 'text', present, neighbours: noise },
    { name: 'visual', present, neighbours: near },
  ],
};
const sequences: SequencesData = {
  kind: 'sequences',
  name: 'groups',
  users: USERS,
  items: ITEMS,
  sequences: taken.map((items) => Int32Array.from(items.slice(0, 5))),
  attributes: Array.from({ length: ITEMS }, () => []),
  texts: Array.from({ length: ITEMS }, () => ''),
  codes: Array.from({ length: ITEMS }, () => []),
  modalities: [],
};

const context = (minutes: number, seed = 3): FitContext => ({
  seed,
  rng: createRng(seed),
  budget: startBudget(minutes * 60_000),
  cacheDir: '',
  vectorDir: '',
  onProgress: () => undefined,
  signal: new AbortController().signal,
});

async function scoresOf(fitted: FittedItems, split: 'valid' | 'test'): Promise<readonly Float32Array[]> {
  const rows: Float32Array[] = [];
  for (let user = 0; user < USERS; user++) {
    const row = new Float32Array(ITEMS).fill(NaN);
    await fitted.scores(split)(user, row);
    rows.push(row);
  }
  return rows;
}

/** Share of users whose last item of the group scores above all items of other groups. */
function foundBy(rows: readonly Float32Array[], place: number): number {
  const found = rows.filter((row, user) => {
    const score = row[taken[user]?.[place] ?? 0] ?? NaN;
    return row.every((other, item) => groupOf(item) === groupOf(user) || other < score);
  });
  return found.length / USERS;
}

const onInteractions = [cosineItemKnn, dampedItemKnn, ease, ials, bpr, graphEmbeddings].map(ofInteractions);
const onSequences = [transitionKnn, ...[cosineItemKnn, ease, ials, bpr].map(ofSequences)];

/** All the time there is, but for iALS: it would solve large systems for its wider factors. */
const timeFor = ({ name }: { readonly name: string }): FitContext => context(name === ials.name ? 0 : 60);

describe.each<readonly [string, InteractionsContender | SequencesContender, () => Promise<FittedItems>]>([
  ...onInteractions.map(
    (each) => [`${each.name} on interactions`, each, () => each.fit(interactions, timeFor(each))] as const,
  ),
  ...onSequences.map((each) => [`${each.name} on sequences`, each, () => each.fit(sequences, timeFor(each))] as const),
])('%s', (_title, { budgetShare = 1 }, fit) => {
  let fitted: FittedItems;
  beforeAll(async () => {
    fitted = await fit();
  });

  test('finds what those of the same taste took, on both splits', async () => {
    expect(foundBy(await scoresOf(fitted, 'valid'), 4)).toBeGreaterThan(0.9);
    expect(foundBy(await scoresOf(fitted, 'test'), 5)).toBeGreaterThan(0.9);
  });

  test('finds the same again with the same seed, and says what it chose', async () => {
    const again = await fit();
    expect(await scoresOf(again, 'test')).toEqual(await scoresOf(fitted, 'test'));
    expect(again.settings).toEqual(fitted.settings);
    expect(JSON.parse(JSON.stringify(fitted.settings))).toEqual(fitted.settings);
  });

  test('takes a small part of the time', () => {
    expect(budgetShare).toBeLessThanOrEqual(2);
  });
});

describe('the modalities alone', () => {
  test('are chosen on validation: what tells nothing is left out', async () => {
    const { settings } = await ofInteractions(modalityKnn).fit(interactions, context(60));
    expect(settings).toMatchObject({ modalities: 'visual', tried: '3 of 3' });
  });

  test('may be none', async () => {
    const fitted = await ofInteractions(modalityKnn).fit({ ...interactions, modalities: [] }, context(60));
    expect((await scoresOf(fitted, 'test')).every((row) => row.every((score) => score === 0))).toBe(true);
  });
});

test('without time the first settings are fitted, and those alone', async () => {
  for (const each of [dampedItemKnn, ease, ials].map(ofInteractions)) {
    const { settings } = await each.fit(interactions, context(0));
    expect(settings).toMatchObject({ tried: expect.stringMatching(/^1 of/) as string });
  }
  const { settings } = await ofInteractions(graphEmbeddings).fit(interactions, context(0));
  expect(settings).toMatchObject({ epochs: 1 });
});

test('an interrupted choice throws its reason', async () => {
  const signal = AbortSignal.abort(new Error('stopped'));
  await expect(ofInteractions(ials).fit(interactions, { ...context(60), signal })).rejects.toThrow('stopped');
});
