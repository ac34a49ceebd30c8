import { parseItemId } from '@fusionrank/domain/id';
import { MAX_CANDIDATES, type Slate } from '@fusionrank/domain/search';
import type { RankRequest, Ranker } from '@fusionrank/model/ranking';
import { expect, test, vi } from 'vitest';
import { CROSS_FEATURES, crossFeatures } from '../ranking/cross-features/cross-features.ts';
import { popularityPolicy } from '../ranking/policies/baselines.ts';
import {
  anEntry,
  anIndex,
  anIndexOf,
  anItem,
  aProfile,
  aRanker,
  aRequest,
  aTable,
  daysAgo,
  NOW,
  ports,
  popularityIn,
} from '../testing/builders.ts';
import { understand } from '../understanding/understand.ts';
import type { SearchPorts } from './ports.ts';
import { createSearchEngine } from './search-engine.ts';

const shop = anIndex([
  anItem('runner', { title: 'Running shoe', brand: 'Nike', price: { amount: '90', currency: 'EUR' } }),
  anItem('boot', { title: 'Leather shoe', brand: 'Puma', price: { amount: '60', currency: 'EUR' } }),
  anItem('soldOut', { title: 'Running shoe', availability: 'OUT_OF_STOCK', price: { amount: '10', currency: 'EUR' } }),
  anItem('dress', { title: '红色连衣裙' }),
  anItem('lamp', { title: 'Desk lamp', createdAt: daysAgo(2) }),
  anItem('trainer', { title: 'Sneaker' }),
]);
const ids = ['runner', 'boot', 'soldOut', 'dress', 'lamp', 'trainer'];
shop.setFeatures(aTable(ids, { text: { runner: [1, 0], trainer: [1, 0.1], lamp: [0, 1] }, image: { dress: [1, 0] } }));

const meaning: SearchPorts['encodeQuery'] = () => Promise.resolve({ text: Float32Array.of(1, 0) });

function engine(change: Partial<SearchPorts> = {}) {
  return createSearchEngine({ index: shop, ports: ports({ encodeQuery: meaning, ...change }) });
}

const withHistory = aProfile({ history: [anEntry('runner')] });
const withdrawn = aProfile({
  history: [anEntry('runner')],
  consent: { ...withHistory.consent, personalization: false },
});

const idsIn = ({ items }: Slate): string[] => Array.from(items, ({ itemId }) => itemId);

test('a search goes through its stages by name and says how long each took', async () => {
  let now = 0;
  const slate = await engine({ stopwatch: () => now++ }).search(aRequest('shoe'));
  expect(slate.timing.stages.map(({ name }) => name)).toEqual([
    'remember',
    'understand',
    'retrieve',
    'rank',
    're-rank',
  ]);
  expect(slate.timing.stages.every(({ ms }) => ms > 0)).toBe(true);
  expect(slate.timing.totalMs).toBeGreaterThan(5);
});

test('positions count from 0, scores fall among what can be bought, and what is sold out stands last', async () => {
  const { items } = await engine({ ranker: aRanker() }).search(aRequest('shoe'));
  expect(Array.from(items, ({ position }) => position)).toEqual([...Array(items.length).keys()]);
  expect(items.at(items.length - 1)).toMatchObject({ itemId: 'soldOut' });
  const scores = items.slice(0, items.length - 1).map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

test('meaning adds what holds none of the words; the count is then at least, and the sources are told', async () => {
  const slate = await engine().search(aRequest('running shoe'));
  expect(new Set(idsIn(slate))).toEqual(new Set(['runner', 'boot', 'soldOut', 'trainer']));
  expect(slate.totalCount).toEqual({ value: 4, relation: 'AT_LEAST' });
  expect([...slate.items].find(({ itemId }) => itemId === 'trainer')?.sources).toEqual(['semantic']);
  expect([...slate.items].find(({ itemId }) => itemId === 'runner')?.sources).toContain('lexical');
});

test('without an encoder the words alone answer, counted exactly', async () => {
  const slate = await engine({ encodeQuery: undefined }).search(aRequest('running shoe'));
  expect(slate.totalCount).toEqual({ value: 3, relation: 'EXACT' });
  expect(slate.degraded).toContain('SEMANTIC_UNAVAILABLE');
});

test('the corrected text is told, and is what the encoder is asked for', async () => {
  const encodeQuery = vi.fn(meaning);
  const slate = await engine({ encodeQuery }).search(aRequest('runing shoe'));
  expect(slate.correctedText).toBe('running shoe');
  expect(encodeQuery.mock.calls).toEqual([['running shoe']]);
});

test.each(['', '👟', '  !! '])('%j browses: everything on sale, popular first, nothing encoded', async (text) => {
  const encodeQuery = vi.fn(meaning);
  const slate = await engine({ encodeQuery, popularityOf: popularityIn(shop, { boot: 5 }) }).search(aRequest(text));
  expect(slate.totalCount).toEqual({ value: 6, relation: 'EXACT' });
  expect(slate.items.at(0)!.itemId).toBe('boot');
  expect(encodeQuery).not.toHaveBeenCalled();
  expect(slate.degraded).toEqual(['MODEL_UNAVAILABLE']);
});

test('a Chinese query finds Chinese titles, and an English one is not disturbed by them', async () => {
  expect(idsIn(await engine({ encodeQuery: undefined }).search(aRequest('红色的裙子')))).toEqual(['dress']);
  expect(idsIn(await engine({ encodeQuery: undefined }).search(aRequest('lamp 灯')))).toEqual(['lamp']);
});

test('digits of any script find the same', async () => {
  const index = anIndexOf({ a: 'Levis 501' });
  const digits = createSearchEngine({ index, ports: ports() });
  expect(idsIn(await digits.search(aRequest('٥٠١')))).toEqual(['a']);
});

test('a query of ten thousand characters is answered', async () => {
  expect((await engine().search(aRequest('running shoe '.repeat(800)))).items.length).toBeGreaterThan(0);
});

test('nothing found is an empty slate with an exact zero', async () => {
  const found = await engine({ encodeQuery: undefined }).search(aRequest('zyxwv'));
  expect(found).toMatchObject({ items: { length: 0 }, totalCount: { value: 0, relation: 'EXACT' } });
  const filters = [{ kind: 'terms', key: 'brand', anyOf: ['None'] }] as const;
  const shelf = await engine().search(aRequest('', { filters }));
  expect(shelf).toMatchObject({ items: { length: 0 }, totalCount: { value: 0, relation: 'EXACT' } });
  expect(shelf).not.toHaveProperty('relaxations');
});

test('a query that nothing meets is answered without the filter that stood in the way, and says so', async () => {
  const filters = [{ kind: 'terms', key: 'brand', anyOf: ['None'] }] as const;
  const relaxed = await engine().search(aRequest('shoe', { filters }));
  expect(relaxed.relaxations).toEqual([{ kind: 'filter', what: 'brand' }]);
  expect(idsIn(relaxed)).toEqual(idsIn(await engine().search(aRequest('shoe'))));
});

test('an empty shop answers with an empty slate', async () => {
  const empty = createSearchEngine({ index: anIndexOf({}), ports: ports() });
  expect(await empty.search(aRequest('shoe'))).toMatchObject({ items: { length: 0 }, totalCount: { value: 0 } });
  expect(await empty.search(aRequest(''))).toMatchObject({ items: { length: 0 } });
});

test('filters hold for what meaning adds, too', async () => {
  const slate = await engine().search(aRequest('shoe', { filters: [{ kind: 'range', key: 'price', min: 50 }] }));
  expect(new Set(idsIn(slate))).toEqual(new Set(['runner', 'boot']));
});

test('a withdrawn item is found by no source', async () => {
  const index = anIndexOf({ a: 'shoe', b: 'shoe' });
  index.setFeatures(aTable(['a', 'b'], { text: { a: [1, 0], b: [1, 0] } }));
  index.remove([parseItemId('a')]);
  const search = createSearchEngine({
    index,
    ports: ports({
      encodeQuery: meaning,
      popularityOf: () => 9,
      neighboursOf: () => Int32Array.of(0, 1),
      profile: () => Promise.resolve(aProfile({ history: [anEntry('b')] })),
    }),
  });
  expect(idsIn(await search.search(aRequest('shoe')))).toEqual(['b']);
  expect(idsIn(await search.search(aRequest('')))).toEqual(['b']);
});

test.each([
  ['PRICE_ASC' as const, ['soldOut', 'boot', 'runner']],
  ['PRICE_DESC' as const, ['runner', 'boot', 'soldOut']],
  ['NEWEST' as const, ['runner', 'boot', 'soldOut']],
])('%s orders the matches and adds nothing to them', async (sort, expected) => {
  const slate = await engine({ ranker: aRanker() }).search(aRequest('shoe', { sort }));
  expect(idsIn(slate)).toEqual(expected);
  expect(slate).toMatchObject({ policy: `sort:${sort}`, totalCount: { value: 3, relation: 'EXACT' } });
});

test('no more than the candidates are ranked, and all matches are counted', async () => {
  const titles = Object.fromEntries(Array.from({ length: MAX_CANDIDATES + 200 }, (_, i) => [`i${i}`, 'shoe']));
  const many = createSearchEngine({ index: anIndexOf(titles), ports: ports() });
  const slate = await many.search(aRequest('shoe'));
  expect(slate.items).toHaveLength(MAX_CANDIDATES);
  expect(slate.totalCount).toEqual({ value: MAX_CANDIDATES + 200, relation: 'EXACT' });
});

test('the same request gets the same slate', async () => {
  const search = engine({ ranker: aRanker((request) => Promise.resolve(new Float32Array(request.rows.length))) });
  expect(await search.search(aRequest('shoe'))).toEqual(await search.search(aRequest('shoe')));
});

test('what the network is served is what a training replay works out for the same rows, one slate at a time', async () => {
  const asked: RankRequest[] = [];
  const ranker = aRanker((request) => {
    asked.push(request);
    return Promise.resolve(new Float32Array(request.rows.length));
  });
  const popularityOf = (row: number): number => row + 1;
  await engine({ ranker, popularityOf, profile: () => Promise.resolve(withHistory) }).search(aRequest('runing shoe'));
  const { rows, cross } = asked[0]!;
  const shown = rows.slice(1, 3);
  const query = understand('runing shoe', shop);
  const vectors = { text: Float32Array.of(1, 0) };
  const replayed = crossFeatures({
    query,
    vectors,
    index: shop,
    rows: shown,
    profile: withHistory,
    popularityOf,
    now: NOW,
  });
  expect(replayed).toEqual(cross.slice(CROSS_FEATURES.length, 3 * CROSS_FEATURES.length));
});

test('an engine with a policy of its own ranks by it and is not degraded by a missing model', async () => {
  const search = createSearchEngine({
    index: shop,
    ports: ports({ encodeQuery: meaning, popularityOf: popularityIn(shop, { boot: 5 }) }),
    policy: popularityPolicy,
  });
  const slate = await search.search(aRequest('shoe'));
  expect([slate.policy, slate.items.at(0)!.itemId, slate.degraded]).toEqual(['popularity', 'boot', []]);
});

test.each([
  { fact: 'a known user is ranked with the history', profile: withHistory, personalization: 1, historyLength: 1 },
  { fact: 'personalisation 0 ranks without it', profile: withHistory, personalization: 0, historyLength: 0 },
  {
    fact: 'a user who withdrew consent is ranked without it',
    profile: withdrawn,
    personalization: 1,
    historyLength: 0,
  },
])('$fact', async ({ profile, personalization, historyLength }) => {
  const asked: RankRequest[] = [];
  const ranker = aRanker((request) => {
    asked.push(request);
    return Promise.resolve(new Float32Array(request.rows.length));
  });
  const neighboursOf = vi.fn(() => Int32Array.of(1));
  const slate = await engine({ ranker, neighboursOf, profile: () => Promise.resolve(profile) }).search(
    aRequest('shoe', { personalization }),
  );
  const touched = CROSS_FEATURES.indexOf('touched');
  const touchedRows = [...asked[0]!.rows].filter(
    (_row, at) => asked[0]!.cross[at * CROSS_FEATURES.length + touched] === 1,
  );
  expect(asked[0]!.user.historyRows).toHaveLength(historyLength);
  expect(touchedRows).toHaveLength(historyLength);
  expect([...slate.items].some(({ sources }) => sources.includes('behavioural'))).toBe(historyLength === 1);
});

test.each([
  {
    fact: 'what users like the asker touched comes in by behaviour',
    history: [anEntry('boot')],
    behavioural: ['runner'],
  },
  { fact: 'one who has done nothing, or is not to be known, has no neighbours', history: [], behavioural: [] },
])('$fact', async ({ history, behavioural }) => {
  const similarUsers = () => Promise.resolve([{ similarity: 0.5, history: [anEntry('runner')] }]);
  const slate = await engine({ similarUsers, profile: () => Promise.resolve(aProfile({ history })) }).search(
    aRequest('shoe'),
  );
  expect([...slate.items].flatMap(({ itemId, sources }) => (sources.includes('behavioural') ? [itemId] : []))).toEqual(
    behavioural,
  );
});

test('neighbours that can’t be read degrade the answer', async () => {
  const similarUsers = () => Promise.reject(new Error('no database'));
  const profile = () => Promise.resolve(aProfile({ history: [anEntry('boot')] }));
  const slate = await engine({ similarUsers, profile }).search(aRequest('shoe'));
  expect(slate.degraded).toContain('PROFILE_UNAVAILABLE');
  expect(slate.items).not.toHaveLength(0);
});

test('vectors of another width than the table in force are left out: a model may be replaced mid-request', async () => {
  const encodeQuery = () => Promise.resolve({ text: Float32Array.of(1, 2, 3) });
  const slate = await engine({ encodeQuery, ranker: aRanker() }).search(aRequest('shoe'));
  expect(slate.degraded).toEqual(['SEMANTIC_UNAVAILABLE']);
  expect(slate.items.length).toBeGreaterThan(0);
});

test('ports are read anew by every request: a model swapped in ranks the next one', async () => {
  const live: { ranker?: Ranker } = {};
  const swapped = {
    ...ports({ encodeQuery: meaning }),
    get ranker() {
      return live.ranker;
    },
  };
  const search = createSearchEngine({ index: shop, ports: swapped });
  expect((await search.search(aRequest('shoe'))).policy).toBe('lexical-popularity');
  live.ranker = aRanker();
  expect((await search.search(aRequest('shoe'))).policy).toBe('network@v1');
});

test('synonyms find what holds them, behind what holds the word itself', async () => {
  const index = anIndexOf({ a: 'Trainers', b: 'Sneakers', c: 'Desk lamp' });
  index.synonyms.set([{ kind: 'one-way', from: 'sneakers', to: ['trainers'] }]);
  const slate = await createSearchEngine({ index, ports: ports() }).search(aRequest('sneakers'));
  expect(idsIn(slate)).toEqual(['b', 'a']);
  expect(slate.totalCount).toEqual({ value: 2, relation: 'EXACT' });
  expect(slate.basis.query.synonyms).toEqual([{ said: 'sneakers', instead: ['trainers'] }]);
});

test('browsing has the best of a small category, though a thousand products are more popular', async () => {
  const shoes = Array.from({ length: MAX_CANDIDATES + 50 }, (_, i) => anItem(`shoe-${i}`, { categoryPath: ['Shoes'] }));
  const index = anIndex([...shoes, anItem('hat', { categoryPath: ['Hats'] })]);
  const popularityOf = (row: number): number => (index.idAt(row) === 'hat' ? 1 : 100);
  const slate = await createSearchEngine({ index, ports: ports({ popularityOf }) }).search(aRequest(''));
  expect(slate.items).toHaveLength(MAX_CANDIDATES);
  expect([...slate.items].find(({ itemId }) => itemId === 'hat')?.sources).toEqual(['trending']);
});
