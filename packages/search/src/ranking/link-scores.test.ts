import { expect, test } from 'vitest';
import { aLinkColumn, anEntry, anIndex, anItem, aProfile, aTable } from '../testing/builders.ts';
import { linkScoresOf } from './link-scores.ts';

const IDS = ['bag', 'belt', 'lamp', 'new'];
/** Two links an item: bag → belt 1, bag → lamp ½, belt → bag 2; the new item is not in the table. */
const links = aLinkColumn({
  perRow: 2,
  rows: Int32Array.of(1, 2, 0, -1, -1, -1),
  values: Float32Array.of(1, 0.5, 2, 0, 0, 0),
  recency: 0.5,
});
const shop = anIndex(IDS.map((id) => anItem(id)));
shop.setFeatures({ ...aTable(['bag', 'belt', 'lamp'], {}), links });

const scoresOf = (...history: readonly ReturnType<typeof anEntry>[]) =>
  linkScoresOf({ profile: aProfile({ history }), index: shop });

test('a sum over the history, each interaction by its kind and half as much a step back; the last one alone beside it', () => {
  // belt, bought (5): bag 10; before it bag, clicked (1 · ½): belt ½, lamp ¼.
  const scores = scoresOf(anEntry('belt', { kind: 'purchase' }), anEntry('bag'));
  expect([...(scores?.all ?? [])].sort(([a], [b]) => a - b)).toEqual([
    [0, 10],
    [1, 0.5],
    [2, 0.25],
  ]);
  expect([...(scores?.last ?? [])]).toEqual([[0, 2]]);
  expect(scores?.best).toBe(10);
});

test('what was sent back speaks against its links, and is not the last word', () => {
  const scores = scoresOf(anEntry('bag', { kind: 'return' }), anEntry('belt'));
  expect([...(scores?.all ?? [])]).toEqual([[0, 1]]);
  expect([...(scores?.last ?? [])]).toEqual([[0, 2]]);
});

test('a stranger, items without links, gone or newer than the table: nothing is known', () => {
  expect(scoresOf()).toBeUndefined();
  expect(scoresOf(anEntry('lamp'), anEntry('gone'), anEntry('new'))).toBeUndefined();
});

test('a model from before there were links says nothing', () => {
  const older = anIndex([anItem('bag')]);
  const profile = aProfile({ history: [anEntry('bag')] });
  expect(linkScoresOf({ profile, index: older })).toBeUndefined();
  older.setFeatures(aTable(['bag'], {}));
  expect(linkScoresOf({ profile, index: older })).toBeUndefined();
});

test('the fifty newest interactions are asked', () => {
  const older = Array.from({ length: 50 }, () => anEntry('lamp'));
  expect(scoresOf(...older, anEntry('bag'))).toBeUndefined();
  expect(scoresOf(...older.slice(1), anEntry('bag'))?.all.size).toBe(2);
});
