import { parseItemId } from '@fusionrank/domain/id';
import type { PhotographQuery, SearchRequest, Slate } from '@fusionrank/domain/search';
import type { RankRequest } from '@fusionrank/model/ranking';
import { expect, test, vi } from 'vitest';
import { anIndex, anItem, aRanker, aRequest, aTable, ports, popularityIn } from '../testing/builders.ts';
import type { SearchPorts } from './ports.ts';
import { createSearchEngine } from './search-engine.ts';

const present = { status: 'present', hash: 'a'.repeat(64), width: 60, height: 80 } as const;
const shop = anIndex([
  anItem('runner', { title: 'Running shoe', brand: 'Nike', image: present, price: { amount: '90', currency: 'EUR' } }),
  anItem('boot', { title: 'Leather shoe', brand: 'Puma', image: present, price: { amount: '60', currency: 'EUR' } }),
  anItem('dress', { title: 'Long dress', image: present }),
  anItem('lamp', { title: 'Desk lamp', image: { status: 'missing' } }),
  anItem('fresh', { title: 'New lamp', image: present }),
]);
const ids = ['runner', 'boot', 'dress', 'lamp'];
shop.setFeatures(
  aTable(ids, {
    text: { runner: [1, 0], boot: [0.8, 0.2], dress: [0, 1] },
    image: { runner: [1, 0], boot: [0.8, 0.6], dress: [-1, 0] },
  }),
);

const likeRunner = vi.fn(() => Promise.resolve(Float32Array.of(1, 0)));
const meaning: SearchPorts['encodeQuery'] = () =>
  Promise.resolve({ text: Float32Array.of(1, 0), image: Float32Array.of(-1, 0) });
const engine = (change: Partial<SearchPorts> = {}) =>
  createSearchEngine({
    index: shop,
    ports: ports({ encodePhotograph: likeRunner, encodeQuery: meaning, ...change }),
  });

const upload: PhotographQuery = {
  picture: { kind: 'upload', bytes: Uint8Array.of(1), hash: 'h' },
  textWeight: 0.5,
};
const byPhotograph = (change: Partial<SearchRequest> = {}, text = ''): SearchRequest =>
  aRequest(text, { photograph: upload, ...change });
const pictureOf = (id: string): PhotographQuery => ({
  picture: { kind: 'item', itemId: parseItemId(id) },
  textWeight: 0.5,
});
const idsIn = ({ items }: Slate): string[] => Array.from(items, ({ itemId }) => itemId);

test('a photograph alone finds what looks like it, nearest first, and nothing by popularity or newness', async () => {
  const slate = await engine({ popularityOf: popularityIn(shop, { dress: 50 }) }).search(byPhotograph());
  expect(idsIn(slate)).toEqual(['runner', 'boot']);
  expect([...slate.items].map(({ sources }) => sources)).toEqual([['visual'], ['visual']]);
  expect(slate.totalCount).toEqual({ value: 2, relation: 'AT_LEAST' });
});

test('facets count what it found', async () => {
  const slate = await engine().search(byPhotograph({ facetKeys: ['brand'] }));
  const [brands] = slate.facets;
  expect(brands).toMatchObject({ key: 'brand', values: [{ value: 'Nike' }, { value: 'Puma' }] });
});

test('filters hold inside: the nearest among what passes', async () => {
  const slate = await engine().search(byPhotograph({ filters: [{ kind: 'terms', key: 'brand', anyOf: ['Puma'] }] }));
  expect(idsIn(slate)).toEqual(['boot']);
});

test('a shelf where nothing looks like it stays empty', async () => {
  const filters = [{ kind: 'range', key: 'price', min: 500 }] as const;
  const slate = await engine().search(byPhotograph({ filters }));
  expect(slate).toMatchObject({ items: { length: 0 }, totalCount: { value: 0 } });
});

test('an order asked for by name orders what it found', async () => {
  const slate = await engine().search(byPhotograph({ sort: 'PRICE_ASC' }));
  expect(idsIn(slate)).toEqual(['boot', 'runner']);
  expect(slate.items.at(0)?.sources).toEqual(['visual']);
});

test('looks lead where the network is asked, and it hears of words alone', async () => {
  const asked: RankRequest[] = [];
  const ranker = aRanker((request) => {
    asked.push(request);
    return Promise.resolve(Float32Array.from(request.rows, (row) => row));
  });
  expect(idsIn(await engine({ ranker }).search(byPhotograph()))).toEqual(['runner', 'boot']);
  expect(asked[0]?.query).toEqual({});
  await engine({ ranker }).search(byPhotograph({}, 'shoe'));
  expect(asked[1]?.query).toEqual({ text: Float32Array.of(1, 0), image: Float32Array.of(-1, 0) });
});

test('among what looks the same the network decides', async () => {
  const twins = anIndex([anItem('one', { image: present }), anItem('two', { image: present })]);
  twins.setFeatures(aTable(['one', 'two'], { image: { one: [1, 0], two: [1, 0.01] } }));
  const twinPorts = ports({ encodePhotograph: likeRunner, ranker: aRanker() });
  const slate = await createSearchEngine({ index: twins, ports: twinPorts }).search(byPhotograph());
  expect(idsIn(slate)).toEqual(['two', 'one']);
});

test('what a photograph adds is told of the query, and the parts add up', async () => {
  const searching = engine({ ranker: aRanker() });
  const slate = await searching.search(byPhotograph());
  const [explained] = await searching.explain(slate, [parseItemId('boot')]);
  if (explained?.kind !== 'explained') throw new Error('expected an explanation');
  const { logit, baselineLogit, contributions } = explained.explanation;
  // Row 1 of the network, and 20 · (cosine 0.8 − 0.5).
  expect(logit).toBeCloseTo(1 + 6, 5);
  expect(contributions.reduce((sum, { shapley }) => sum + shapley, 0)).toBeCloseTo(logit - baselineLogit, 5);
  const match = contributions.find(({ part }) => part === 'query-match');
  expect(match?.shapley).toBeCloseTo(6, 5);
  expect(match?.evidence).toEqual(['its picture is near to the photograph (cosine 0.80)']);
});

test('words find pictures too, by what they look like; beside a photograph it is the photograph that looks', async () => {
  const slate = await engine().search(aRequest('shoe'));
  expect([...slate.items].find(({ itemId }) => itemId === 'dress')?.sources).toEqual(['visual']);
  const both = await engine().search(byPhotograph({}, 'shoe'));
  expect(idsIn(both)).not.toContain('dress');
});

test('with words both find, and the weight leaves out what is worth nothing', async () => {
  const both = await engine().search(byPhotograph({}, 'dress'));
  expect(new Set(idsIn(both))).toEqual(new Set(['dress', 'runner', 'boot']));
  const photographAlone = { ...upload, textWeight: 0 };
  expect(idsIn(await engine().search(byPhotograph({ photograph: photographAlone }, 'dress')))).toEqual([
    'runner',
    'boot',
  ]);
  likeRunner.mockClear();
  const wordsAlone = await engine({ encodeQuery: undefined }).search(
    byPhotograph({ photograph: { ...upload, textWeight: 1 } }, 'dress'),
  );
  expect(idsIn(wordsAlone)).toEqual(['dress']);
  expect(likeRunner).not.toHaveBeenCalled();
});

test('the weight moves the order from the photograph to the words', async () => {
  const first = async (textWeight: number) =>
    idsIn(await engine().search(byPhotograph({ photograph: { ...upload, textWeight } }, 'leather boot shoe')))[0];
  expect(await first(0.05)).toBe('runner');
  expect(await first(0.95)).toBe('boot');
});

test('an item’s picture asks without an encoder, and the item comes first', async () => {
  const slate = await engine({ encodePhotograph: undefined }).search(byPhotograph({ photograph: pictureOf('boot') }));
  expect(idsIn(slate)[0]).toBe('boot');
  expect(slate.degraded).toEqual(['MODEL_UNAVAILABLE']);
});

test.each([
  ['lamp', 'INVALID_INPUT', /expected a product with a picture, got lamp/],
  ['nothing', 'NOT_FOUND', /no item nothing is sold/],
])('the picture of %s is refused with %s', async (id, code, message) => {
  const asking = engine().search(byPhotograph({ photograph: pictureOf(id) }));
  await expect(asking).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string });
});

interface Lacking {
  readonly what: string;
  readonly change?: Partial<SearchPorts>;
  readonly photograph?: PhotographQuery;
  /** Told to `onFailure`. */
  readonly failures?: number;
}
const lacking: readonly Lacking[] = [
  { what: 'no encoder', change: { encodePhotograph: undefined } },
  { what: 'an encoder that fails', change: { encodePhotograph: () => Promise.reject(new Error('down')) }, failures: 2 },
  { what: 'a vector of another width', change: { encodePhotograph: () => Promise.resolve(new Float32Array(3)) } },
  { what: 'a picture that is not encoded yet', photograph: pictureOf('fresh') },
];

test.each(lacking)(
  'with $what the words answer, or popularity, and the answer says so',
  async ({ change = {}, photograph = upload, failures = 0 }) => {
    const onFailure = vi.fn();
    const searching = engine({ onFailure, ranker: aRanker(), ...change });
    const worded = await searching.search(byPhotograph({ photograph }, 'dress'));
    expect(idsIn(worded)).toContain('dress');
    expect(worded.degraded).toEqual(['PHOTOGRAPH_UNAVAILABLE']);
    const alone = await searching.search(byPhotograph({ photograph }));
    expect(alone.items).toHaveLength(shop.rowCount());
    expect(alone.degraded).toEqual(['PHOTOGRAPH_UNAVAILABLE']);
    expect(onFailure).toHaveBeenCalledTimes(failures);
  },
);

test('bytes that are no whole picture are the caller’s mistake', async () => {
  const encodePhotograph = () => Promise.resolve(undefined);
  await expect(engine({ encodePhotograph }).search(byPhotograph())).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringMatching(/^image.base64: expected a whole picture/) as string,
  });
});
