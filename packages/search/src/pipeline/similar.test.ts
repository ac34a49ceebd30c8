import { parseItemId } from '@fusionrank/domain/id';
import { isProblem } from '@fusionrank/domain/problem';
import type { Slate } from '@fusionrank/domain/search';
import { expect, test } from 'vitest';
import { anIndex, anIndexOf, anItem, aTable, ports, popularityIn } from '../testing/builders.ts';
import { createSearchEngine } from './search-engine.ts';
import type { SimilarityMode } from './similar.ts';

const index = anIndexOf({
  a: 'a',
  words: 'words',
  looks: 'looks',
  users: 'users',
  gone: 'gone',
  textOnly: 'text only',
});
index.setFeatures(
  aTable(['a', 'words', 'looks', 'users', 'gone', 'textOnly'], {
    text: { a: [1, 0], words: [1, 0], looks: [0, 1], users: [0, 1], gone: [1, 0], textOnly: [1, 0.2] },
    image: { a: [1, 0], words: [0, 1], looks: [1, 0.1], users: [0, 1], gone: [1, 0] },
    behaviour: { a: [1, 0], words: [0, 1], looks: [0, 1], users: [1, 0], gone: [1, 0] },
  }),
);
index.remove([parseItemId('gone')]);
const engine = createSearchEngine({ index, ports: ports() });
const idsIn = ({ items }: Slate): string[] => Array.from(items, ({ itemId }) => itemId);
const similarTo = (id: string, mode: SimilarityMode, limit = 10) =>
  engine.similar({ itemId: parseItemId(id), mode, limit });

test.each([
  ['textual' as const, 'words'],
  ['visual' as const, 'looks'],
  ['behavioural' as const, 'users'],
])('%s likeness puts %s first, never the item itself nor what is withdrawn', async (mode, first) => {
  const found = idsIn(await similarTo('a', mode));
  expect(found[0]).toBe(first);
  expect(found).not.toContain('a');
  expect(found).not.toContain('gone');
});

test('multimodal likeness weighs all, and what is alike in fewer known respects has to be more alike in them', async () => {
  const { items } = await similarTo('a', 'multimodal');
  // textOnly: text alone is known, 0.98058 · √0.4; words: 0.4 of 1; looks: 0.4 · 0.995; users: 0.2.
  expect(items.slice(0, 2).map(({ itemId }) => itemId)).toEqual(['textOnly', 'words']);
  expect(items.at(0)!.score).toBeCloseTo(0.62017, 4);
  expect(items.at(1)!.score).toBeCloseTo(0.4, 6);
});

test.each([
  [{ text: 2, image: 0 }, 'words', ['semantic']],
  [{ text: 1, image: 3 }, 'looks', ['visual']],
  [{ behaviour: 5, text: 1 }, 'users', ['behavioural']],
])('weights of one’s own: %o put %s first, whatever the mode', async (weights, first, sources) => {
  const { items, policy } = await engine.similar({ itemId: parseItemId('a'), mode: 'textual', weights, limit: 10 });
  expect(items.at(0)!.itemId).toBe(first);
  expect(items.at(0)!.sources).toEqual(sources);
  expect(policy).toBe('similar:weighted');
});

test('weights are relative, and score the weighted mean of the cosines', async () => {
  const scores = async (text: number, image: number) => {
    const weights = { text, image };
    const { items } = await engine.similar({ itemId: parseItemId('a'), mode: 'multimodal', weights, limit: 10 });
    return new Map(Array.from(items, ({ itemId, score }) => [String(itemId), score]));
  };
  const found = await scores(3, 1);
  expect(found.get('words')).toBeCloseTo(0.75, 6);
  expect(found.get('looks')).toBeCloseTo(0.25 * (1 / Math.hypot(1, 0.1)), 6);
  const smaller = await scores(0.3, 0.1);
  for (const [id, score] of found) expect(smaller.get(id)).toBeCloseTo(score, 9);
});

test.each([
  [{ text: 0, image: 0 }, 'weights: expected one above 0, got none'],
  [{}, 'weights: expected one above 0, got none'],
  [{ text: 1, image: -1 }, 'weights.image: expected a number of at least 0, got -1'],
  [{ text: Number.NaN }, 'weights.text: expected a number of at least 0, got NaN'],
])('weights %o are refused', async (weights, message) => {
  const asked = engine.similar({ itemId: parseItemId('a'), mode: 'visual', weights, limit: 10 });
  await expect(asked).rejects.toSatisfy((error) => isProblem(error) && error.code === 'INVALID_INPUT');
  await expect(asked).rejects.toThrow(message);
});

test('an item without the modality asked for is compared by what it has', async () => {
  expect(idsIn(await similarTo('textOnly', 'visual')).slice(0, 2)).toEqual(['a', 'words']);
});

test('the limit holds', async () => {
  expect((await similarTo('a', 'textual', 1)).items).toHaveLength(1);
});

test.each(['gone', 'unknown'])('%s is NOT_FOUND', async (id) => {
  await expect(similarTo(id, 'visual')).rejects.toSatisfy((error) => isProblem(error) && error.code === 'NOT_FOUND');
});

test('before there is a model, what is popular in the same category stands in, and says so', async () => {
  const bare = anIndex(
    ['a', 'b', 'c', 'd'].map((id) => anItem(id, { categoryPath: [id === 'd' ? 'Lamps' : 'Shoes'] })),
  );
  const search = createSearchEngine({
    index: bare,
    ports: ports({ popularityOf: popularityIn(bare, { b: 1, c: 3, d: 1 }) }),
  });
  const slate = await search.similar({ itemId: parseItemId('a'), mode: 'visual', limit: 10 });
  expect(idsIn(slate)).toEqual(['c', 'b']);
  expect(slate.degraded).toEqual(['MODEL_UNAVAILABLE']);
});
