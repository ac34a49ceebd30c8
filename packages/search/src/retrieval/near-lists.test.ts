import { parseItemId } from '@fusionrank/domain/id';
import { expect, test } from 'vitest';
import { anIndexOf, aTable, idsOf } from '../testing/builders.ts';
import { nearLists } from './near-lists.ts';

const index = anIndexOf({ a: 'a', b: 'b', c: 'c', gone: 'gone' });
index.setFeatures(
  aTable(['a', 'b', 'c', 'gone'], {
    text: { a: [1, 0], b: [1, 0.5], c: [0, 1], gone: [1, 0] },
    image: { c: [1, 0] },
  }),
);
index.remove([parseItemId('gone')]);
const right = Float32Array.of(1, 0);

test('each vector has a list of its own, nearest first, without what is far or withdrawn', async () => {
  const lists = await nearLists({ text: right, image: right }, index);
  expect(lists.map(({ source, rows }) => [source, idsOf(index, rows)])).toEqual([
    ['semantic', ['a', 'b']],
    ['visual', ['c']],
  ]);
});

test('a filter narrows what is looked for', async () => {
  const [list] = await nearLists({ text: right, filter: (row) => row > 0 }, index);
  expect(idsOf(index, list?.rows ?? [])).toEqual(['b']);
});

test('without vectors there are no lists', async () => {
  expect(await nearLists({}, index)).toEqual([]);
  expect(await nearLists({ text: right }, anIndexOf({ a: 'a' }))).toEqual([]);
});

test('of what looks like a photograph more is found than of what looks like words', async () => {
  const ids = Array.from({ length: 500 }, (_, i) => `i${i}`);
  const many = anIndexOf(Object.fromEntries(ids.map((id) => [id, id])));
  many.setFeatures(aTable(ids, { image: Object.fromEntries(ids.map((id) => [id, [1, 0]])) }));
  const found = async (request: Parameters<typeof nearLists>[0]) => (await nearLists(request, many))[0]?.rows.length;
  expect(await found({ image: right })).toBe(100);
  expect(await found({ image: Float32Array.of(-1, 0), photograph: { vector: right, weight: 0.5 } })).toBe(400);
});
