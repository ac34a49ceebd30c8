import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { CatalogStore, StoredItem } from '../store.ts';
import { buildItem } from '../testing/build-item.ts';
import { type TestDatabase, openTestDatabase } from '../testing/test-database.ts';
import { createCatalogStore } from './catalog-store.ts';

let database: TestDatabase;
let catalog: CatalogStore;
beforeAll(async () => {
  database = await openTestDatabase();
  catalog = createCatalogStore(database);
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('TRUNCATE "Item"'));

const id = parseItemId;

async function readAll(options?: Parameters<CatalogStore['stream']>[0]): Promise<StoredItem[]> {
  const all: StoredItem[] = [];
  for await (const batch of catalog.stream(options)) all.push(...batch);
  return all;
}

describe('what goes in comes out', () => {
  const bare = {
    id: id('bare'),
    title: 'Bare',
    description: '',
    categoryPath: [],
    availability: 'PREORDER',
    attributes: {},
    image: { status: 'missing' },
    simulated: true,
    createdAt: new Date(0),
    updatedAt: new Date(1),
  } as const satisfies CatalogItem;

  test.each<[string, CatalogItem]>([
    ['an item with everything', buildItem({ compareAtPrice: { amount: '120.00', currency: 'EUR' } })],
    ['an item with nothing that may be left out', bare],
    ['a photograph', buildItem({ image: { status: 'present', hash: 'ab12', width: 512, height: 384 } })],
    ['a broken photograph', buildItem({ image: { status: 'broken', reason: 'truncated at byte 7' } })],
    [
      'quotes, commas, braces, backslashes and other scripts',
      buildItem({ title: `"},{'\\n\t跑鞋`, categoryPath: ['a,b', '"c"', '{d}', ''] }),
    ],
    [
      'an attribute named like a prototype',
      buildItem({ attributes: JSON.parse('{"__proto__":["x"],"b":[]}') as CatalogItem['attributes'] }),
    ],
    ['an amount of a currency without decimals', buildItem({ price: { amount: '5000', currency: 'JPY' } })],
  ])('%s', async (_, item) => {
    await catalog.upsert([item]);
    expect(await catalog.byIds([item.id])).toEqual([item]);
  });

  test('a character that PostgreSQL cannot hold becomes U+FFFD and takes nothing else with it', async () => {
    await catalog.upsert([buildItem({ id: 'a', title: 'x\u0000y\ud800' }), buildItem({ id: 'b' })]);
    const [a, b] = await catalog.byIds([id('a'), id('b')]);
    expect([a?.title, b?.title]).toEqual(['x\ufffdy\ufffd', 'Trail running shoe']);
  });
});

describe('upsert', () => {
  test('counts what is new, changed and unchanged', async () => {
    expect(await catalog.upsert([buildItem({ id: 'a' }), buildItem({ id: 'b' })])).toEqual({
      inserted: 2,
      updated: 0,
      unchanged: 0,
    });
    const second = [buildItem({ id: 'a' }), buildItem({ id: 'b', title: 'New' }), buildItem({ id: 'c' })];
    expect(await catalog.upsert(second)).toEqual({ inserted: 1, updated: 1, unchanged: 1 });
    expect(await catalog.upsert(second)).toEqual({ inserted: 0, updated: 0, unchanged: 3 });
    expect(await catalog.count()).toBe(3);
  });

  test('leaves the version of an unchanged item alone, whatever its dates say', async () => {
    await catalog.upsert([buildItem()]);
    const [before] = await readAll();
    await catalog.upsert([
      buildItem({ createdAt: new Date(), updatedAt: new Date(), attributes: { size: ['42', '43'], colour: ['Blue'] } }),
    ]);
    expect(await readAll()).toEqual([before]);
  });

  test('takes the last of duplicate ids and counts them once', async () => {
    const counts = await catalog.upsert([buildItem({ title: 'first' }), buildItem({ title: 'last' })]);
    expect(counts).toEqual({ inserted: 1, updated: 0, unchanged: 0 });
    expect((await catalog.byIds([id('shoe-1')]))[0]?.title).toBe('last');
  });

  test('keeps the earliest creation date and takes the latest change', async () => {
    await catalog.upsert([buildItem({ createdAt: new Date('2026-01-02'), updatedAt: new Date('2026-01-02') })]);
    await catalog.upsert([
      buildItem({ title: 'New', createdAt: new Date('2026-05-01'), updatedAt: new Date('2026-05-01') }),
    ]);
    expect((await catalog.byIds([id('shoe-1')]))[0]).toMatchObject({
      createdAt: new Date('2026-01-02'),
      updatedAt: new Date('2026-05-01'),
    });
  });

  test('of nothing writes nothing', async () => {
    expect(await catalog.upsert([])).toEqual({ inserted: 0, updated: 0, unchanged: 0 });
    expect(await catalog.latestVersion()).toBe(0n);
  });

  test('refuses two currencies in one item, naming it', async () => {
    const item = buildItem({ compareAtPrice: { amount: '1.00', currency: 'USD' } });
    await expect(catalog.upsert([item])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('shoe-1') as string,
    });
  });

  test('is whole or not at all', async () => {
    const batch = [buildItem({ id: 'a' }), buildItem({ id: 'b', price: { amount: '-1', currency: 'EUR' } })];
    await expect(catalog.upsert(batch)).rejects.toThrow('Item_price_not_negative');
    expect(await catalog.count()).toBe(0);
  });
});

describe('withdraw', () => {
  test('hides an item from the count, keeps it by id, and tells the stream', async () => {
    await catalog.upsert([buildItem({ id: 'a' }), buildItem({ id: 'b' })]);
    const before = await catalog.latestVersion();
    expect(await catalog.withdraw([id('a'), id('unknown')])).toBe(1);
    expect(await catalog.withdraw([id('a')])).toBe(0);
    expect(await catalog.count()).toBe(1);
    expect((await catalog.byIds([id('a')]))[0]?.id).toBe('a');
    expect(await readAll({ after: before })).toMatchObject([{ item: { id: 'a' }, withdrawn: true }]);
  });

  test('is undone when the shop gives the item again, unchanged as it is', async () => {
    await catalog.upsert([buildItem()]);
    await catalog.withdraw([id('shoe-1')]);
    expect(await catalog.upsert([buildItem()])).toEqual({ inserted: 0, updated: 1, unchanged: 0 });
    expect(await readAll()).toMatchObject([{ withdrawn: false }]);
  });
});

describe('reading', () => {
  test('by ids is aligned with what was asked, repeats and strangers included', async () => {
    await catalog.upsert([buildItem({ id: 'a' }), buildItem({ id: 'b' })]);
    const found = await catalog.byIds([id('b'), id('x'), id('a'), id('b')]);
    expect(found.map((item) => item?.id)).toEqual(['b', undefined, 'a', 'b']);
  });

  test('streams by version across batches, and only what is newer', async () => {
    const items = Array.from({ length: 7 }, (_, i) => buildItem({ id: `item-${i}` }));
    await catalog.upsert(items);
    const all = await readAll({ batchSize: 3 });
    const versions = all.map(({ version }) => version);
    expect(all.map(({ item }) => item.id)).toEqual(items.map((item) => item.id));
    expect(versions).toEqual([...versions].sort((a, b) => Number(a - b)));
    expect(await catalog.latestVersion()).toBe(versions.at(-1));
    expect((await readAll({ after: versions[4]! })).map(({ version }) => version)).toEqual(versions.slice(5));
    expect(await readAll({ after: versions.at(-1)! })).toEqual([]);
  });

  test('the text hash follows what the encoder reads and nothing else', async () => {
    const hash = async (item: CatalogItem): Promise<string> => {
      await catalog.upsert([item]);
      return (await readAll())[0]!.textHash;
    };
    const first = await hash(buildItem());
    expect(await hash(buildItem({ price: { amount: '1.00', currency: 'EUR' } }))).toBe(first);
    expect(await hash(buildItem({ title: 'Other' }))).not.toBe(first);
  });
});

test('a catalogue stays the same one through its changes, and is another one once it was emptied', async () => {
  const first = await catalog.identity();
  await catalog.upsert([buildItem()]);
  expect(await catalog.identity()).toBe(first);
  await database.pool.query('TRUNCATE "Item"');
  expect(await catalog.identity()).not.toBe(first);
});

describe('several writers', () => {
  test('never make visible an older version after a newer one: a reader that polls misses nothing', async () => {
    const writing = new AbortController();
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let round = 0; round < 12; round++) {
        await catalog.upsert(
          Array.from({ length: 20 }, (_, i) => buildItem({ id: `${writer}-${i}`, title: `round ${round}` })),
        );
      }
    });
    const finished = Promise.all(writers).finally(() => writing.abort());
    const seen = new Map<string, string>();
    let after = 0n;
    const poll = async (): Promise<void> => {
      for await (const batch of catalog.stream({ after, batchSize: 7 })) {
        for (const { item, version } of batch) {
          seen.set(item.id, item.title);
          after = version;
        }
      }
    };
    while (!writing.signal.aborted) await poll();
    await finished;
    await poll();
    expect(seen.size).toBe(80);
    expect(new Set(seen.values())).toEqual(new Set(['round 11']));
  });

  test('of the same items in opposite orders do not block each other for ever', async () => {
    const items = Array.from({ length: 200 }, (_, i) => buildItem({ id: `item-${i}` }));
    const rounds = Array.from({ length: 6 }, (_, round) => {
      const changed = items.map((item) => ({ ...item, title: `round ${round}` }));
      return catalog.upsert(round % 2 === 0 ? changed : changed.reverse());
    });
    await Promise.all(rounds);
    expect(new Set((await readAll()).map(({ item }) => item.title)).size).toBe(1);
  });

  test('through Prisma bump the version too', async () => {
    await catalog.upsert([buildItem()]);
    const before = await catalog.latestVersion();
    await database.prisma.item.update({ where: { id: 'shoe-1' }, data: { title: 'By Prisma' } });
    expect(await catalog.latestVersion()).toBeGreaterThan(before);
  });
});

test('listeners hear the newest version of a change once it is committed, and nothing when nothing changed', async () => {
  const client = await database.pool.connect();
  const heard: string[] = [];
  client.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload ?? ''}`));
  try {
    await client.query('LISTEN catalog_changed');
    await catalog.upsert([buildItem({ id: 'a' }), buildItem({ id: 'b' })]);
    await catalog.upsert([buildItem({ id: 'a' })]);
    await catalog.withdraw([id('unknown')]);
    await client.query('SELECT 1');
    expect(heard).toEqual([`catalog_changed ${await catalog.latestVersion()}`]);
  } finally {
    client.release(true);
  }
});
