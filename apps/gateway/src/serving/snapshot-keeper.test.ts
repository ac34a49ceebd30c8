import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StoredItem } from '@fusionrank/feature-store';
import { buildItem } from '@fusionrank/feature-store/testing';
import { parseItemId } from '@fusionrank/domain/id';
import { openSections, writeSections } from '@fusionrank/search/snapshot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LiveCatalogue } from './live-catalogue.ts';
import { SnapshotKeeper, snapshotFile } from './snapshot-keeper.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'keeper-'));
});
afterEach(() => rm(home, { recursive: true }));

const START = new Date('2026-11-01T12:00:00Z');
const stored = (id: string, version: number, change: Partial<StoredItem> = {}): StoredItem => ({
  item: buildItem({ id, title: `Title of ${id}`, simulated: true }),
  textHash: 'ab'.repeat(32),
  version: BigInt(version),
  withdrawn: false,
  ...change,
});

interface World {
  readonly identity?: string;
  readonly latestVersion?: bigint;
  readonly now?: () => Date;
}

/** A gateway's keeper over a database that says so, and what it logs. */
async function opened({ identity = 'here', latestVersion = 100n, now = () => START }: World = {}) {
  const logged: { readonly message: string; readonly reason?: unknown }[] = [];
  const log = (facts: object, message: string): void => void logged.push({ ...facts, message });
  const keeper = await SnapshotKeeper.open({
    home,
    clock: now,
    log: { info: log, warn: log },
    store: {
      catalog: {
        identity: () => Promise.resolve(identity),
        latestVersion: () => Promise.resolve(latestVersion),
      },
    },
  });
  return { keeper, logged };
}

const allOf = (catalogue: LiveCatalogue): StoredItem[] =>
  Array.from({ length: catalogue.rowCount }, (_, row) => catalogue.storedAt(row));

/** As one gateway leaves its home. */
async function left(): Promise<void> {
  const { keeper } = await opened();
  keeper.catalogue.apply(
    [stored('a', 1), stored('b', 2), stored('gone', 3, { withdrawn: true }), stored('c', 4)],
    START,
  );
  await keeper.close();
}

test('the next start has the catalogue as it was left: rows, what is withdrawn, version and hashes', async () => {
  const { keeper: empty, logged: nothing } = await opened();
  expect([empty.catalogue.rowCount, nothing]).toEqual([0, []]);
  await left();
  const { keeper, logged } = await opened();
  const { catalogue } = keeper;
  expect(allOf(catalogue)).toEqual([
    stored('a', 1),
    stored('b', 2),
    stored('gone', 3, { withdrawn: true }),
    stored('c', 4),
  ]);
  expect([catalogue.version, catalogue.itemCount, catalogue.simulated, catalogue.loadedAt]).toEqual([
    4n,
    3,
    true,
    START,
  ]);
  expect(catalogue.find(parseItemId('gone'))).toBeUndefined();
  expect(catalogue.find(parseItemId('b'))?.title).toBe('Title of b');
  expect(logged).toMatchObject([{ message: 'catalogue read from its snapshot', items: 3, version: '4' }]);
});

describe('is not used, which is logged with the reason, when', () => {
  const refused = async (world?: World) => {
    const { keeper, logged } = await opened(world);
    expect(keeper.catalogue.rowCount).toBe(0);
    expect(logged).toHaveLength(1);
    return String(logged[0]?.reason);
  };

  test('one byte of it has changed', async () => {
    await left();
    const bytes = await readFile(snapshotFile(home));
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    await writeFile(snapshotFile(home), bytes);
    expect(await refused()).toContain('is damaged');
  });

  test('it was cut short', async () => {
    await left();
    await writeFile(snapshotFile(home), (await readFile(snapshotFile(home))).subarray(0, 1_000));
    expect(await refused()).toContain('expected it to end with FRSNAP');
  });

  test('it is of another database, or of a later state of this one', async () => {
    await left();
    expect(await refused({ identity: 'there' })).toBe('it is of another database: expected there, got here');
    expect(await refused({ latestVersion: 3n })).toBe('it is newer than the database: version 4 against 3');
  });

  test.each([
    ['of another format', { format: 0 }, 'its header is another one'],
    ['by another reading of texts', { analysis: 'otherwise' }, 'its texts were read by another version'],
    ['with other rows than it says', { rows: 5 }, 'expected 5 rows as it says, got 4'],
  ])('it was written %s', async (_, change, reason) => {
    await left();
    const sections = await openSections(snapshotFile(home));
    const header = { ...(sections.header as object), ...change };
    await sections.close();
    // The same sections under another header.
    const { keeper } = await opened();
    await writeSections(snapshotFile(home), { header, sections: [...keeper.catalogue.sections()] });
    expect(await refused()).toContain(reason);
  });
});

describe('is written', () => {
  const file = () => snapshotFile(home);
  const writtenAt = async (): Promise<number> => (await stat(file())).mtimeMs;

  test('after the first load, after a twentieth has changed, and after ten minutes with any change', async () => {
    let now = START.getTime();
    const { keeper, logged } = await opened({ now: () => new Date(now) });
    const considered = async (): Promise<number> => {
      await keeper.consider();
      await keeper.settled();
      return logged.length;
    };
    const changed = (count: number): void =>
      keeper.catalogue.apply(
        Array.from({ length: count }, (_, i) => stored(`p${i}`, 1 + i)),
        START,
      );
    expect(await considered()).toBe(0);
    changed(100);
    expect(await considered()).toBe(1);
    changed(4);
    expect(await considered()).toBe(1);
    changed(1);
    expect(await considered()).toBe(2);
    changed(1);
    now += 599_999;
    expect(await considered()).toBe(2);
    now += 1;
    expect(await considered()).toBe(3);
    now += 600_000;
    expect(await considered()).toBe(3);
    const before = await writtenAt();
    await keeper.close();
    expect(await writtenAt()).toBe(before);
  });

  test('again ten minutes after it could not be', async () => {
    let now = START.getTime();
    const { keeper, logged } = await opened({ now: () => new Date(now) });
    keeper.catalogue.apply([stored('a', 1)], START);
    await writeFile(path.join(home, 'snapshots'), 'a file where the folder should be');
    const told = async () => {
      await keeper.consider();
      await keeper.settled();
      return logged.map(({ message }) => message.slice(0, 44));
    };
    const failed = 'the snapshot of the catalogue could not be w';
    expect(await told()).toEqual([failed]);
    expect(await told()).toEqual([failed]);
    await rm(path.join(home, 'snapshots'));
    now += 600_000;
    expect(await told()).toEqual([failed, 'snapshot of the catalogue written']);
  });
});

test('a change that comes while it is written is not in it, and counts as changed since', async () => {
  const { keeper } = await opened();
  keeper.catalogue.apply([stored('a', 1)], START);
  await keeper.consider();
  keeper.catalogue.apply([stored('b', 2)], START);
  await keeper.settled();
  const { keeper: other } = await opened();
  expect(allOf(other.catalogue)).toEqual([stored('a', 1)]);
  await keeper.close();
  const { keeper: last } = await opened();
  expect(allOf(last.catalogue)).toEqual([stored('a', 1), stored('b', 2)]);
  expect(last.catalogue).toBeInstanceOf(LiveCatalogue);
});
