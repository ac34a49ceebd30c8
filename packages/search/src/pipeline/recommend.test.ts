import { parseItemId, parseSessionId, parseUserId } from '@fusionrank/domain/id';
import type { Slate } from '@fusionrank/domain/search';
import { expect, test } from 'vitest';
import { anEntry, anIndex, anIndexOf, anItem, aProfile, aTable, popularityIn, ports } from '../testing/builders.ts';
import type { SearchPorts } from './ports.ts';
import type { RecommendRequest } from './recommend.ts';
import { createSearchEngine } from './search-engine.ts';

const index = anIndexOf({ a: 'shoe', b: 'boot', c: 'lamp', d: 'dress', gone: 'hat' });
index.setFeatures(aTable(['a', 'b', 'c', 'd', 'gone'], { text: { a: [1, 0], b: [1, 0.1], c: [0, 1] } }));
index.remove([parseItemId('gone')]);
const idsIn = ({ items }: Slate): string[] => Array.from(items, ({ itemId }) => itemId);

function recommend(change: Partial<RecommendRequest> = {}, shop: Partial<SearchPorts> = {}): Promise<Slate> {
  const engine = createSearchEngine({
    index,
    ports: ports({ popularityOf: popularityIn(index, { c: 4 }), ...shop }),
  });
  return engine.recommend({
    userId: parseUserId('u'),
    sessionId: parseSessionId('s'),
    placement: 'HOME',
    context: [],
    limit: 10,
    ...change,
  });
}

test('a stranger gets what is popular, and only what is sold', async () => {
  const slate = await recommend();
  expect(idsIn(slate)[0]).toBe('c');
  expect(new Set(idsIn(slate))).toEqual(new Set(['a', 'b', 'c', 'd']));
  expect(slate.items.at(0)!.sources).toContain('trending');
});

test('what the user bought is left out; what was only looked at is not', async () => {
  const history = [anEntry('c', { kind: 'purchase' }), anEntry('a')];
  const found = idsIn(await recommend({}, { profile: () => Promise.resolve(aProfile({ history })) }));
  expect(new Set(found)).toEqual(new Set(['a', 'b', 'd']));
});

test('what the same users touched is proposed, and says where it comes from', async () => {
  const slate = await recommend(
    {},
    {
      profile: () => Promise.resolve(aProfile({ history: [anEntry('a')] })),
      neighboursOf: (row) => (row === 0 ? Int32Array.of(3) : new Int32Array()),
    },
  );
  expect([...slate.items].find(({ itemId }) => itemId === 'd')?.sources).toContain('behavioural');
});

test('an item at hand leads: what goes with it by users and by meaning, without itself', async () => {
  const slate = await recommend(
    { placement: 'PDP', context: [parseItemId('a')] },
    { neighboursOf: (row) => (row === 0 ? Int32Array.of(3, 4) : new Int32Array()) },
  );
  expect(new Set(idsIn(slate))).toEqual(new Set(['b', 'd']));
});

test('an unknown item at hand is no hindrance', async () => {
  expect((await recommend({ context: [parseItemId('nobody-knows')] })).items.length).toBeGreaterThan(0);
});

test('the limit holds', async () => {
  expect((await recommend({ limit: 2 })).items).toHaveLength(2);
});

test('without the profile the answer still comes and says so', async () => {
  const slate = await recommend({}, { profile: () => Promise.reject(new Error('down')) });
  expect(slate.items.length).toBeGreaterThan(0);
  expect(slate.degraded).toContain('PROFILE_UNAVAILABLE');
});

test('in a category only of it, by what is popular and by what goes with the items at hand', async () => {
  const lamp = ['Home', 'Lamps'];
  const shelves = anIndex([
    anItem('a', { categoryPath: lamp }),
    anItem('b', { categoryPath: lamp }),
    anItem('c', { categoryPath: ['Clothes'] }),
    anItem('d', { categoryPath: ['Home'] }),
  ]);
  const neighboursOf = (row: number) => (row === 0 ? Int32Array.of(1, 2, 3) : new Int32Array());
  const engine = createSearchEngine({ index: shelves, ports: ports({ neighboursOf }) });
  const asked = { userId: parseUserId('u'), sessionId: parseSessionId('s'), placement: 'CATEGORY', limit: 10 } as const;
  const inHome = await engine.recommend({ ...asked, context: [], category: ['Home'] });
  expect(new Set(idsIn(inHome))).toEqual(new Set(['a', 'b', 'd']));
  const withA = await engine.recommend({ ...asked, context: [parseItemId('a')], category: lamp });
  expect(idsIn(withA)).toEqual(['b']);
});
