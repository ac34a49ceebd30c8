import { expect, test } from 'vitest';
import type { HistoryEntry } from '@fusionrank/domain/profile';
import { anEntry } from '../testing/builders.ts';
import { behaviouralRows } from './behavioural.ts';

const neighbours: Readonly<Record<number, readonly number[]>> = { 0: [10, 11], 1: [11, 12] };

function rowsFor(history: readonly HistoryEntry[], accepts: (row: number) => boolean = () => true): number[] {
  const neighboursOf = (row: number): Int32Array => Int32Array.from(neighbours[row] ?? []);
  const rowOf = (id: string): number | undefined => (id === 'gone' ? undefined : Number(id));
  return [...behaviouralRows({ history, rowOf, neighboursOf, accepts, limit: 10 })];
}

test('a neighbour of two touched items stands before neighbours of one, and the newer item’s before the older’s', () => {
  // 11: 1/62 + 0.9/61 = 0.0309; 10: 1/61 = 0.0164; 12: 0.9/62 = 0.0145.
  expect(rowsFor([anEntry('0'), anEntry('1')])).toEqual([11, 10, 12]);
});

test('what is sent back speaks against its neighbours, and takes out those that nothing else speaks for', () => {
  // 12: 0.9 · 5/62 = 0.0726; 11: 0.9 · 5/61 − 4/62 = 0.0093; 10: −4/61.
  expect(rowsFor([anEntry('0', { kind: 'return' })])).toEqual([]);
  expect(rowsFor([anEntry('0', { kind: 'return' }), anEntry('1', { kind: 'purchase' })])).toEqual([12, 11]);
});

test('rows that are not accepted and items without a row are left out', () => {
  expect(rowsFor([anEntry('gone'), anEntry('0')], (row) => row !== 10)).toEqual([11]);
  expect(rowsFor([])).toEqual([]);
});
