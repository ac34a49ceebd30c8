import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildItem } from '@fusionrank/feature-store/testing';
import { parseItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { createRng } from '@fusionrank/domain/rng';
import { ITEM_PRECISIONS, type ItemPrecision } from '@fusionrank/model/ranking';
import { openSections, writeSections } from '@fusionrank/search/snapshot';
import { createSpace } from '@fusionrank/search/vectors';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';
import { told, type Opened } from '../testing/told-by-model.ts';
import { writeModel } from '../testing/write-model.ts';
import { InForce } from './in-force.ts';
import { LiveCatalogue } from './live-catalogue.ts';
import { modelSnapshotFile, ModelSnapshotKeeper } from './model-snapshot-keeper.ts';
import { SnapshotKeeper, snapshotFile } from './snapshot-keeper.ts';

const ENCODER = 'test';
const WIDTH = 4;
const READ = 'model read from its snapshot';
const NOT_USED = 'the snapshot of the model is not used; reading its items from the database';

let shop: TestGateway;
/** Where snapshots are kept: not the shop's, whose gateway has its own. */
let kept: string;
beforeAll(async () => {
  shop = await openTestGateway(shoeShop());
  await publish('first');
});
beforeEach(async () => {
  kept = await mkdtemp(path.join(shop.home, 'kept-'));
});
afterAll(() => shop.close());

async function publish(name: string): Promise<void> {
  const { home, store } = shop;
  const hashes = await textHashes();
  const hashOf = ({ id }: CatalogItem): string => hashes.get(id) ?? '';
  const texts = { encoder: ENCODER, hashOf, vectorOf: (item: CatalogItem) => vectorOf(hashOf(item)) };
  await writeModel({ home, store, items: shoeShop(), name, users: [], texts });
}

async function textHashes(): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for await (const batch of shop.store.catalog.stream())
    for (const { item, textHash } of batch) hashes.set(item.id, textHash);
  return hashes;
}

function vectorOf(textHash: string): Float32Array {
  const rng = createRng(textHash);
  return Float32Array.from({ length: WIDTH }, () => (rng.below(32) - 16) / 4);
}

async function encodeAll(): Promise<void> {
  const hashes = [...(await textHashes()).values()];
  const encoded = hashes.map((contentHash) => ({ contentHash, values: vectorOf(contentHash) }));
  await shop.store.vectors.write(ENCODER, encoded);
}

interface Kept extends Opened {
  readonly catalogues: SnapshotKeeper;
  readonly keeper: ModelSnapshotKeeper;
  readonly logged: {
    readonly message: string;
    readonly reason?: string;
    readonly items?: number;
    readonly again?: number;
  }[];
}

const clock = (): Date => new Date(0);
const sources = () => ({ home: shop.home, store: shop.store, clock, onModel: () => undefined });

/** A process with the catalogue and the model from their snapshots, where these can be used. */
async function started(precision: ItemPrecision = 'float32'): Promise<Kept> {
  const logged: Kept['logged'] = [];
  const log = (facts: object, message: string): void => void logged.push({ ...facts, message });
  const of = { home: kept, store: shop.store, clock };
  const silent = { info: () => undefined, warn: () => undefined };
  const catalogues = await SnapshotKeeper.open({ ...of, log: silent });
  const keeper = new ModelSnapshotKeeper({ ...of, log: { info: log, warn: log } });
  const { catalogue } = catalogues;
  const inForce = new InForce({ ...sources(), catalogue, precisionOf: () => precision, snapshots: keeper });
  await inForce.followCatalogue();
  await inForce.followModel();
  return { inForce, catalogue, catalogues, keeper, logged };
}

async function ended({ inForce, catalogues, keeper }: Kept): Promise<void> {
  await catalogues.close();
  await keeper.close(inForce);
  await inForce.close();
}

/** What a process says of the products and the model that never heard of a snapshot. */
async function expectAsAnew(given: Kept, precision: ItemPrecision = 'float32'): Promise<void> {
  const catalogue = new LiveCatalogue(new Date(0));
  const inForce = new InForce({ ...sources(), catalogue, precisionOf: () => precision });
  await inForce.followCatalogue();
  await inForce.followModel();
  expect(await told(given)).toEqual(await told({ inForce, catalogue }));
  expect(given.inForce.served?.modalities).toEqual(inForce.served?.modalities);
  await inForce.close();
}

const messages = ({ logged }: Kept): readonly string[] => logged.map(({ message }) => message);

let changes = 0;

/** The first product's text and price are others, and one is new. */
async function change(): Promise<void> {
  const [first] = shoeShop();
  const round = ++changes;
  const dearer = { ...first!, title: `Changed in ${round}`, price: { amount: `${round}.00`, currency: 'EUR' } };
  await shop.store.catalog.upsert([dearer, buildItem({ id: `new-${round}`, title: `New shoes of ${round}` })]);
}

describe.each(ITEM_PRECISIONS)('kept as %s', (precision) => {
  test('a start from the snapshot lays no product, and says of each what a start without it says', async () => {
    const first = await started(precision);
    await ended(first);
    const second = await started(precision);
    expect(second.logged).toMatchObject([{ message: READ, items: first.catalogue.rowCount, again: 0 }]);
    await expectAsAnew(second, precision);
    await ended(second);
  });

  test('products that changed or came since are laid anew, and those alone', async () => {
    await ended(await started(precision));
    await change();
    await encodeAll();
    const second = await started(precision);
    expect(second.logged).toMatchObject([{ message: READ, again: 2 }]);
    await expectAsAnew(second, precision);
    await ended(second);
  });
});

test('what changes while the snapshot is written is laid anew at the next start', async () => {
  const first = await started();
  await first.keeper.consider(first.inForce);
  await change();
  await encodeAll();
  await first.inForce.followCatalogue();
  await first.keeper.settled();
  expect(messages(first)).toEqual(['snapshot of the model written']);
  await first.inForce.close();
  await first.catalogues.close();
  const second = await started();
  expect(messages(second)).toEqual([READ]);
  await expectAsAnew(second);
  await ended(second);
});

test('rows whose text is encoded only after the start come in all the same', async () => {
  await change();
  await ended(await started());
  const second = await started();
  expect(second.logged).toMatchObject([{ message: READ, again: 0 }]);
  await encodeAll();
  await second.inForce.followCatalogue();
  await expectAsAnew(second);
  await ended(second);
});

test('a snapshot is written once for a model, again when rows change enough, and not when none did', async () => {
  const first = await started();
  const turn = async (): Promise<void> => {
    await first.inForce.followCatalogue();
    await first.keeper.consider(first.inForce);
    await first.keeper.settled();
  };
  await turn();
  await turn();
  expect(messages(first)).toEqual(['snapshot of the model written']);
  await change();
  await turn();
  expect(messages(first)).toHaveLength(2);
  await publish('third');
  await first.inForce.followModel();
  await turn();
  expect(messages(first).slice(2)).toEqual([NOT_USED, 'snapshot of the model written']);
  await ended(first);
});

test('one that cannot be written is told once, and the model and what follows it go on', async () => {
  const first = await started();
  await first.inForce.model?.ranker.close();
  await first.keeper.consider(first.inForce);
  await first.keeper.settled();
  await first.keeper.consider(first.inForce);
  const failure = 'the snapshot of the model could not be written; the next start will take longer';
  expect(messages(first)).toEqual([failure]);
  await first.inForce.close();
});

test('a snapshot is written again when lists of codes were made, and the next start has them', async () => {
  const first = await started();
  const { table } = first.inForce.model!;
  const { vectors } = first.catalogue.index;
  const writtenWith = async (listCount: number): Promise<number> => {
    const codes = createSpace({ width: WIDTH, rowCapacity: 100, slotCapacity: 100, listCount });
    vectors.adopt(table, [{ name: 'text', codes }]);
    await first.keeper.consider(first.inForce);
    await first.keeper.settled();
    return first.logged.length;
  };
  expect([await writtenWith(0), await writtenWith(0), await writtenWith(3), await writtenWith(3)]).toEqual([
    1, 1, 2, 2,
  ]);
  await ended(first);
  const second = await started();
  const restored = second.catalogue.index.vectors.codesOf(second.inForce.model!.table);
  expect(restored.map(({ name, codes: { layout } }) => [name, layout.listCount])).toEqual([['text', 3]]);
  await ended(second);
});

test.each<[string, () => Promise<void>, string]>([
  ['of another model', () => publish('second'), 'another model: expected second, got '],
  ['with a byte changed', () => alter((bytes) => (bytes[bytes.length >> 1]! ^= 1)), 'is damaged'],
  ['cut short', () => alter((bytes) => bytes.subarray(0, bytes.length - 40)), 'expected it to end with FRSNAP'],
  ['of another format', () => withHeader({ format: 0 }), 'its header is another one'],
  ['of another database', () => withHeader({ identity: 'elsewhere' }), 'another database'],
  ['newer than the catalogue', () => withHeader({ version: '999999' }), 'it is newer than the catalogue'],
  ['of another artifact', () => withHeader({ artifact: '00' }), 'another artifact'],
  ['of another precision', () => withHeader({ precision: 'int8' }), 'another precision: expected float32, got int8'],
])('a snapshot %s is not used, and the reason is told', async (_what, spoil, reason) => {
  await ended(await started());
  await spoil();
  const second = await started();
  expect(second.logged).toMatchObject([{ message: NOT_USED, reason: expect.stringContaining(reason) as string }]);
  await expectAsAnew(second);
  await ended(second);
  const third = await started();
  expect(messages(third)).toEqual([READ]);
  await third.inForce.close();
});

async function alter(bytesOf: (bytes: Buffer) => unknown): Promise<void> {
  const file = modelSnapshotFile(kept);
  const bytes = await readFile(file);
  const altered = bytesOf(bytes);
  await writeFile(file, altered instanceof Uint8Array ? altered : bytes);
}

/** The same sections under another header. */
async function withHeader(change: object): Promise<void> {
  const file = modelSnapshotFile(kept);
  const opened = await openSections(file);
  const bytes = await readFile(file);
  const table = JSON.parse(
    bytes.toString('utf8', bytes.length - 16 - bytes.readUInt32LE(bytes.length - 16), bytes.length - 16),
  ) as {
    readonly sections: readonly { readonly name: string }[];
  };
  const sections = await Promise.all(
    table.sections.map(async ({ name }) => {
      const kind = opened.kindOf(name);
      const array = await opened.read(name, kind);
      return { name, kind, parts: () => [array] };
    }),
  );
  await opened.close();
  await writeSections(file, { header: { ...(opened.header as object), ...change }, sections });
}

test('rows that are other products in this process are laid anew', async () => {
  const first = await started();
  await ended(first);
  await rm(snapshotFile(kept));
  // Its change gives the first product the last row of a catalogue that is read anew.
  const [moved] = shoeShop();
  await shop.store.catalog.upsert([{ ...moved!, title: 'Moved to the end' }]);
  const second = await started();
  expect(second.catalogue.index.rowOf(parseItemId(moved!.id))).toBe(second.catalogue.rowCount - 1);
  expect(messages(second)).toEqual([READ]);
  await expectAsAnew(second);
  await ended(second);
});
