import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { sparseMatrix } from '../sparse-matrix.ts';
import { CandidateLists } from './candidate-list.ts';
import { type Evidence, preparedEvidence } from './evidence.ts';
import { weighedHistory } from './history-reading.ts';
import { addLinkScores, type ItemLinks, linkScores } from './item-links.ts';
import { listFeatureNames, listFeatures } from './list-features.ts';
import { ScoreRow } from './score-row.ts';
import { transitionLinks } from './transitions.ts';

const PLAIN = {
  forward: 1,
  backward: 0,
  distanceDamping: 0,
  lengthDamping: 0,
  fromDamping: 0,
  toDamping: 0,
  reach: 10,
};
const histories = [Int32Array.of(0, 1, 2), Int32Array.of(0, 1)];

test('forward transitions count who comes later, backward ones who came before', () => {
  const later = transitionLinks(3, histories, PLAIN);
  expect(Array.from(later.values)).toEqual([2, 1, 1]);
  expect(Array.from(later.indices)).toEqual([1, 2, 2]);
  const before = transitionLinks(3, histories, { ...PLAIN, forward: 0, backward: 1 });
  expect(Array.from(before.indices)).toEqual([0, 0, 1]);
});

test('distance, length and popularity lower a link as the formula says', () => {
  const settings = { ...PLAIN, distanceDamping: 1, lengthDamping: 1, fromDamping: 0.5, toDamping: 1 };
  const links = transitionLinks(3, histories, settings);
  // 0 → 2: two apart, in a history of three; item 0 stands in two histories, item 2 in one: ½ · ⅓ / (√3 · 2).
  expect(links.values[1]).toBeCloseTo(1 / 6 / (Math.sqrt(3) * 2), 6);
});

test('pairs beyond reach, and an item with itself, are no links', () => {
  expect(transitionLinks(3, histories, { ...PLAIN, reach: 1 }).indices).toHaveLength(2);
  expect(transitionLinks(1, [Int32Array.of(0, 0)], PLAIN).indices).toHaveLength(0);
});

test('a history is weighed as a set, by decay from its end, or by one place', () => {
  const history = Int32Array.of(5, 6, 7);
  expect(Array.from(weighedHistory(history, { kind: 'all' }).weights)).toEqual([1, 1, 1]);
  expect(Array.from(weighedHistory(history, { kind: 'decay', factor: 0.5 }).weights)).toEqual([0.25, 0.5, 1]);
  expect(Array.from(weighedHistory(history, { kind: 'place', back: 1 }).items)).toEqual([6]);
  expect(weighedHistory(history, { kind: 'place', back: 3 }).items).toHaveLength(0);
});

test('links score alike however they are held', () => {
  // A·Aᵀ of features (1, 0), (1, 1), (0, 2).
  const values = Float32Array.of(1, 1, 0, 1, 2, 2, 0, 2, 4);
  const features = sparseMatrix(3, 2, [
    { row: 0, column: 0, value: 1 },
    { row: 1, column: 0, value: 1 },
    { row: 1, column: 1, value: 1 },
    { row: 2, column: 1, value: 2 },
  ]);
  const factors = { count: 3, width: 2, values: Float32Array.of(1, 0, 1, 1, 0, 2) };
  const cells = Array.from(values, (value, i) => ({ row: Math.floor(i / 3), column: i % 3, value }));
  const ways: ItemLinks[] = [
    { kind: 'dense', matrix: { count: 3, width: 3, values } },
    { kind: 'sparse', matrix: sparseMatrix(3, 3, cells) },
    { kind: 'factors', from: factors, to: factors },
    { kind: 'features', matrix: features },
  ];
  const asked = { items: Int32Array.of(0, 2), weights: Float32Array.of(1, 0.5) };
  for (const links of ways) {
    const out = new Float32Array(3).fill(9);
    linkScores(links, asked, out);
    expect(Array.from(out)).toEqual([1, 2, 2]);
    const row = new ScoreRow(3);
    row.writeAll((all) => all.fill(9));
    addLinkScores(links, asked, row);
    expect(Array.from(row.values)).toEqual([1, 2, 2]);
  }
});

const linked = (name: string, serves: Evidence['serves']): Evidence => ({
  kind: 'links',
  name,
  serves,
  links: { kind: 'dense', matrix: { count: 3, width: 3, values: Float32Array.of(0, 4, 9, 0, 0, 1, 0, 0, 0) } },
  weighing: { kind: 'all' },
  transform: 'root',
});

test('evidence writes a row of scores each, of an encoder scale · cosine + bias', async () => {
  const encoder = {
    width: 1,
    items: Float32Array.of(1, -1, 1),
    bias: Float32Array.of(0, 0, 5),
    scale: 2,
    usersOf: () => Promise.resolve(Float32Array.of(1)),
  };
  const scoresOf = await preparedEvidence(
    [linked('links', 'candidates'), { kind: 'encoder', name: 'encoder', serves: 'candidates', encoder }],
    [Int32Array.of(0)],
  );
  const rows = [new ScoreRow(3), new ScoreRow(3)];
  await scoresOf(0, rows);
  expect(rows.map(({ values }) => Array.from(values))).toEqual([
    [0, 2, 3],
    [2, -2, 7],
  ]);
});

test('histories are read by an encoder in blocks, whichever is asked for first', async () => {
  const users = Float32Array.from({ length: 150 }, (_, user) => user);
  const encoder = {
    width: 1,
    items: Float32Array.of(1, 2),
    bias: Float32Array.of(0, 1),
    scale: 1,
    usersOf: () => Promise.resolve(users),
  };
  const scoresOf = await preparedEvidence(
    [{ kind: 'encoder', name: 'encoder', serves: 'candidates', encoder }],
    Array.from(users, () => Int32Array.of(0)),
  );
  const row = new ScoreRow(2);
  for (const user of [149, 0, 63, 64, 10]) {
    await scoresOf(user, [row]);
    expect(Array.from(row.values)).toEqual([user, 2 * user + 1]);
  }
});

/** What was said of each item; a sparse row says nothing where there is a 0. */
function scoreRow(values: readonly number[], kind: 'sparse' | 'dense'): ScoreRow {
  const row = new ScoreRow(values.length);
  if (kind === 'dense') row.writeAll((all) => all.set(values));
  else for (const [item, value] of values.entries()) if (value !== 0) row.add(item, value);
  return row;
}

test('a sparse row and a dense one of the same scores tell the same, again and again', () => {
  const rng = createRng('score rows');
  const [sparse, dense] = [new ScoreRow(30), new ScoreRow(30)];
  for (let round = 0; round < 20; round++) {
    const values = Array.from({ length: 30 }, () => Math.max(0, rng.below(8) - 3));
    const known = Uint8Array.from(values, () => (rng.next() < 0.2 ? 1 : 0));
    sparse.clear();
    values.forEach((value, item) => value !== 0 && sparse.add(item, value));
    dense.writeAll((all) => all.set(values));
    if (round % 2 === 1) [sparse, dense].forEach((row) => row.takeRoots());
    expect(sparse.values).toEqual(dense.values);
    expect(new Set(sparse.best(known, 40))).toEqual(new Set(dense.best(known, 40)));
    const knownCount = known.reduce((sum, flag) => sum + flag, 0);
    expect(sparse.moments(known, knownCount).mean).toBeCloseTo(dense.moments(known, knownCount).mean, 5);
    expect(sparse.moments(known, knownCount).deviation).toBeCloseTo(dense.moments(known, knownCount).deviation, 5);
  }
});

const EVIDENCE = [linked('a', 'candidates'), linked('b', 'candidates'), linked('c', 'ranking')];
// c would put item 3 first, but finds no candidates.
const ROWS = [
  [0, 3, 2, 1],
  [0, 2, 3, 1],
  [0, 0, 0, 9],
].map((values) => scoreRow(values, 'dense'));
const KNOWN = Uint8Array.of(1, 0, 0, 0);

test('candidates are merged by reciprocal rank without what is known; equals are decided by the tie-break alone', () => {
  const found = (tieBreak: readonly number[], most: number): readonly number[] => {
    const lists = new CandidateLists({ evidence: EVIDENCE, tieBreak: Float32Array.from(tieBreak), most });
    const first = Array.from(lists.list(ROWS, KNOWN).items);
    expect(Array.from(lists.list(ROWS, KNOWN).items)).toEqual(first);
    return first;
  };
  expect(found([0, 0, 0.9, 0], 3)).toEqual([2, 1, 3]);
  expect(found([0, 0.9, 0, 0], 3)).toEqual([1, 2, 3]);
  expect(found([0, 0.9, 0, 0], 1)).toEqual([1]);
});

test('what evidence says nothing of is not found by it, and fills the list by lot', () => {
  for (const kind of ['sparse', 'dense'] as const) {
    const tieBreak = Float32Array.of(0.9, 0.1, 0, 0.5);
    const lists = new CandidateLists({ evidence: EVIDENCE.slice(0, 1), tieBreak, most: 3 });
    const { items, merged } = lists.list([scoreRow([0, 0, 1, 0], kind)], KNOWN);
    expect(Array.from(items)).toEqual([2, 3, 1]);
    expect(Array.from(merged)).toEqual([Math.fround(0.1), 0, 0]);
  }
});

test('features of a list: standing among all items, among the candidates, and by rank; facts after them', () => {
  const list = { items: Int32Array.of(2, 1), merged: Float32Array.of(1, 1) };
  const features = listFeatures({
    rows: [scoreRow([0, 2, 6, 4], 'dense')],
    list,
    known: KNOWN,
    knownCount: 1,
    factsOf: (item) => [item],
    factCount: 1,
  });
  // Without the known item the mean is 4 and the deviation √(8/3); in the list the mean is 4 and the deviation 2.
  const expected = [2 / Math.sqrt(8 / 3), 1, 0, 0, 2, -2 / Math.sqrt(8 / 3), -1, -Math.log(2) / 3, -Math.log(2) / 3, 1];
  features.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 4));
  expect(listFeatureNames(['a'], ['b'])).toEqual(['a', 'a in list', 'a rank', 'merged rank', 'b']);
});

test('equal scores share the middle of their ranks, negative ones stand last', () => {
  const own = [-1, 3, 0, -0, -7, 3, 1e-40];
  const list = { items: Int32Array.from(own.keys()), merged: new Float32Array(own.length) };
  const row = scoreRow(own, 'dense');
  const features = listFeatures({
    rows: [row],
    list,
    known: new Uint8Array(own.length),
    knownCount: 0,
    factsOf: () => [],
    factCount: 0,
  });
  const ranks = own.map((_, place) => Math.expm1(-3 * (features[place * 4 + 2] as number)));
  [5, 0.5, 3.5, 3.5, 6, 0.5, 2].forEach((rank, place) => expect(ranks[place]).toBeCloseTo(rank, 4));
});
