import type { StoredItem } from '@fusionrank/feature-store';
import { buildItem } from '@fusionrank/feature-store/testing';
import { expect, test } from 'vitest';
import { WaitingRows } from './waiting-rows.ts';

const unseen: StoredItem = { item: buildItem(), textHash: 'h', version: 1n, withdrawn: false };
const nothing = { text: false, image: false };

test('rows are told in turn, so many at a time, until they are known', () => {
  const rows = new WaitingRows({ text: 'encoder' });
  for (const row of [4, 5, 6]) rows.notice(row, unseen, nothing);
  expect([rows.next(2), rows.next(2), rows.next(9)]).toEqual([
    [4, 5],
    [6, 4],
    [5, 6, 4],
  ]);
  rows.notice(6, unseen, { text: true, image: false });
  expect(rows.next(9)).toEqual([5, 4]);
});

test('nothing is waited for that no encoder of the model makes, or that is not there', () => {
  const rows = new WaitingRows({ image: 'encoder' });
  rows.notice(1, unseen, nothing);
  expect(rows.next(9)).toEqual([]);
});
