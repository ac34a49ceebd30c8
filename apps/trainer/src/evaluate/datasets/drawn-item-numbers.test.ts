import { expect, test } from 'vitest';
import { sparseRow, type SparseMatrix } from '@fusionrank/model/behaviour';
import type { Dataset, InteractionsData, SequencesData } from './dataset.ts';
import { withDrawnItemNumbers } from './drawn-item-numbers.ts';
import { distinctCells } from './reading/distinct-cells.ts';

const ITEMS = 30;
const all = Array.from({ length: ITEMS }, (_, item) => item);
/** Every user took one item: user u item u. */
const diagonal = distinctCells({
  rows: ITEMS,
  columns: ITEMS,
  row: Int32Array.from(all),
  column: Int32Array.from(all),
  value: Float32Array.from(all, (item) => item + 1),
});
/** Item i is near item i + 1, by (i + 1) / 100. */
const chain = distinctCells({
  rows: ITEMS,
  columns: ITEMS,
  row: Int32Array.from(all.slice(1), (item) => item - 1),
  column: Int32Array.from(all.slice(1)),
  value: Float32Array.from(all.slice(1), (item) => item / 100),
});
const modalities = [
  {
    name: 'visual',
    present: Uint8Array.from(all, (item) => item % 2),
    neighbours: chain,
    vectors: { count: ITEMS, width: 2, values: Float32Array.from(all.flatMap((item) => [item, -item])) },
  },
];
const interactions: InteractionsData = {
  kind: 'interactions',
  name: 'tiny',
  users: ITEMS,
  items: ITEMS,
  train: diagonal,
  valid: diagonal,
  test: diagonal,
  modalities,
};
const sequences: SequencesData = {
  kind: 'sequences',
  name: 'tiny',
  users: 1,
  items: ITEMS,
  sequences: [Int32Array.from(all)],
  attributes: all.map((item) => [`brand ${item}`]),
  texts: all.map((item) => `item ${item}`),
  codes: all.map((item) => [item]),
  modalities,
};

const kept = <D extends Dataset>(data: D, seed = 3): D => withDrawnItemNumbers(data, seed) as D;
/** The number that each item bears now, by who took it. */
const numbersOf = ({ indices }: SparseMatrix): readonly number[] => [...indices];

test('items get other numbers, each its own, and others with another seed', () => {
  const numbers = numbersOf(kept(interactions).train);
  expect(numbers).not.toEqual(all);
  expect([...numbers].sort((a, b) => a - b)).toEqual(all);
  expect(numbersOf(kept(interactions).test)).toEqual(numbers);
  expect(numbersOf(kept(interactions, 4).train)).not.toEqual(numbers);
});

test('what is said of an item is said of its new number', () => {
  const {
    train,
    modalities: [visual],
  } = kept(interactions);
  const numbers = numbersOf(train);
  expect([...train.values]).toEqual([...diagonal.values]);
  for (const item of all) {
    const number = numbers[item]!;
    expect(visual!.present[number]).toBe(item % 2);
    expect([...visual!.vectors!.values.subarray(2 * number, 2 * number + 2)]).toEqual([item, -item]);
    expect([...sparseRow(visual!.neighbours!, number).indices]).toEqual(item + 1 < ITEMS ? [numbers[item + 1]] : []);
  }
});

test('sequences stand in their order, and texts, attributes and codes go with their items', () => {
  const {
    sequences: [sequence],
    texts,
    attributes,
    codes,
  } = kept(sequences);
  sequence!.forEach((number, item) => {
    expect([texts[number], attributes[number], codes[number]]).toEqual([`item ${item}`, [`brand ${item}`], [item]]);
  });
});

test('judged queries have no numbered items', () => {
  const data: Dataset = { kind: 'judgements', name: 'tiny', queries: [] };
  expect(withDrawnItemNumbers(data, 3)).toBe(data);
});
