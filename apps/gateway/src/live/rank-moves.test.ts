import { parseItemId } from '@fusionrank/domain/id';
import { expect, test } from 'vitest';
import { rankMoves } from './rank-moves.ts';

const ids = (letters: string) => Array.from(letters, parseItemId);

test.each([
  { before: 'abc', after: 'abc', moves: [] },
  { before: '', after: 'a', moves: [{ itemId: 'a', to: 0 }] },
  {
    before: 'abc',
    after: 'bad',
    moves: [
      { itemId: 'b', from: 1, to: 0 },
      { itemId: 'a', from: 0, to: 1 },
      { itemId: 'd', to: 2 },
      { itemId: 'c', from: 2 },
    ],
  },
])('from "$before" to "$after"', ({ before, after, moves }) => {
  expect(rankMoves(ids(before), ids(after))).toEqual(moves);
});
