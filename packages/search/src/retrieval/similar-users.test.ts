import { expect, test } from 'vitest';
import { anEntry } from '../testing/builders.ts';
import { rowsOfSimilarUsers, type SimilarUser } from './similar-users.ts';

function rowsFor(users: readonly SimilarUser[], accepts: (row: number) => boolean = () => true): number[] {
  const rowOf = (id: string): number | undefined => (id === 'gone' ? undefined : Number(id));
  return [...rowsOfSimilarUsers({ users, rowOf, accepts, limit: 3 })];
}

test('the nearer a neighbour, the newer and the weightier the interaction, the higher its item', () => {
  // 1: .9 · 1 = .9; 2: .9 · 3 · .9 = 2.43; 3: .5 · 5 = 2.5.
  const near = { similarity: 0.9, history: [anEntry('1'), anEntry('2', { kind: 'cart' })] };
  const far = { similarity: 0.5, history: [anEntry('3', { kind: 'purchase' })] };
  expect(rowsFor([near, far])).toEqual([3, 2, 1]);
});

test('what several neighbours touched stands before what one of them did', () => {
  const users = [
    { similarity: 0.6, history: [anEntry('1')] },
    { similarity: 0.4, history: [anEntry('2')] },
    { similarity: 0.3, history: [anEntry('2')] },
  ];
  expect(rowsFor(users)).toEqual([2, 1]);
});

test('what a neighbour sent back comes in only where others speak for it more loudly', () => {
  const returned = { similarity: 0.5, history: [anEntry('1', { kind: 'return' }), anEntry('2')] };
  expect(rowsFor([returned])).toEqual([2]);
  expect(rowsFor([returned, { similarity: 0.8, history: [anEntry('1', { kind: 'purchase' })] }])).toEqual([1, 2]);
});

test('items that do not match or are no longer sold are left out, and no more come than asked for', () => {
  const history = ['gone', '0', '1', '2', '3', '4'].map((id) => anEntry(id));
  expect(rowsFor([{ similarity: 1, history }], (row) => row > 0)).toEqual([1, 2, 3]);
  expect(rowsFor([])).toEqual([]);
});
