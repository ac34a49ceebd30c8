import { expect, test } from 'vitest';
import { sparseMatrix } from '../sparse-matrix.ts';
import { candidateList } from './candidate-list.ts';
import { type Evidence, preparedEvidence } from './evidence.ts';
import { weighedHistory } from './history-reading.ts';
import { type ItemLinks, linkScores } from './item-links.ts';
import { listFeatureNames, listFeatures } from './list-features.ts';
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
  const out = new Float32Array(6);
  scoresOf(0, out);
  expect(Array.from(out)).toEqual([0, 2, 3, 2, -2, 7]);
});

const request = {
  evidence: [linked('a', 'candidates'), linked('b', 'candidates'), linked('c', 'ranking')],
  // c would put item 3 first, but finds no candidates.
  scores: Float32Array.of(0, 3, 2, 1, 0, 2, 3, 1, 0, 0, 0, 9),
  known: Uint8Array.of(1, 0, 0, 0),
  tieBreak: Float32Array.of(0, 0, 1, 0),
};

test('candidates are merged by reciprocal rank without what is known; equals are decided by the tie-break alone', () => {
  expect(Array.from(candidateList({ ...request, most: 3 }).items)).toEqual([2, 1, 3]);
  expect(Array.from(candidateList({ ...request, tieBreak: Float32Array.of(0, 1, 0, 0), most: 3 }).items)).toEqual([
    1, 2, 3,
  ]);
  expect(candidateList({ ...request, most: 1 }).items).toHaveLength(1);
});

test('what evidence says nothing of is not found by it', () => {
  const silent = { ...request, evidence: [linked('a', 'candidates')], scores: Float32Array.of(0, 0, 1, 0) };
  const { items, merged } = candidateList({ ...silent, most: 2 });
  expect(items[0]).toBe(2);
  expect(merged[1]).toBe(0);
});

test('features of a list: standing among all items, among the candidates, and by rank; facts after them', () => {
  const list = { items: Int32Array.of(2, 1), merged: Float32Array.of(1, 1) };
  const scores = Float32Array.of(0, 2, 6, 4);
  const features = listFeatures({
    scores,
    list,
    known: Uint8Array.of(1, 0, 0, 0),
    factsOf: (item) => [item],
    factCount: 1,
  });
  // Without the known item the mean is 4 and the deviation √(8/3); in the list the mean is 4 and the deviation 2.
  const expected = [2 / Math.sqrt(8 / 3), 1, 0, 0, 2, -2 / Math.sqrt(8 / 3), -1, -Math.log(2) / 3, -Math.log(2) / 3, 1];
  features.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 4));
  expect(listFeatureNames(['a'], ['b'])).toEqual(['a', 'a in list', 'a rank', 'merged rank', 'b']);
});
