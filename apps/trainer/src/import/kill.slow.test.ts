import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRng } from '@fusionrank/domain/rng';
import { openDatabase, type Database } from '@fusionrank/feature-store/database';
import { createImageStore } from '@fusionrank/feature-store/images';
import { makeCrashHome, type CrashHome } from '@fusionrank/feature-store/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fusionrank, startFusionrank } from '../testing/fusionrank-process.ts';

const PRODUCTS = 1_200;
const EVENTS = 40_000;

let whole: CrashHome;
let broken: CrashHome;
let catalogue: readonly string[];
let events: readonly string[];
beforeAll(async () => {
  whole = makeCrashHome('whole');
  broken = makeCrashHome('broken');
  catalogue = await writeCatalogue(whole.home);
  events = await writeEvents(whole.home);
});
afterAll(async () => {
  await whole.remove();
  await broken.remove();
});

describe('an import of a catalogue with photographs', () => {
  let expected: readonly object[];
  beforeAll(async () => {
    await fusionrank(whole.home, ...catalogue);
    expected = await read(whole, ITEMS);
    expect(expected).toHaveLength(PRODUCTS);
  });

  test('killed with -9, twice, loses no batch that was in, and goes on to what it would have been', async () => {
    const rng = createRng('kill the import');
    for (const share of [0.1, 0.5]) {
      const target = Math.round(PRODUCTS * (share + 0.3 * rng.next()));
      const seen = await killOnceThereAre(target, {
        args: catalogue,
        table: 'Item',
        kill: ({ command }) => command.kill(),
      });
      const kept = await read(broken, ITEMS);
      expect(kept.length).toBeGreaterThanOrEqual(seen);
      expect(expected).toEqual(expect.arrayContaining(kept.slice(0, 50)));
    }
    await fusionrank(broken.home, ...catalogue);
    expect(await read(broken, ITEMS)).toEqual(expected);
    await expectPicturesWhole(broken.home);
  });

  test('outlives kill -9 of PostgreSQL, without being run again', async () => {
    await inDatabase(broken, ({ pool }) => pool.query('TRUNCATE "Item"'));
    const ended = await outliveServer({ args: catalogue, table: 'Item', at: PRODUCTS / 3 });
    expect(ended.stderr).not.toContain('unexpected');
    expect(await read(broken, ITEMS)).toEqual(expected);
  });
});

describe('an import of events', () => {
  test('killed together with PostgreSQL loses no batch that was in, and stores each event once when run again', async () => {
    const seen = await killOnceThereAre(EVENTS / 4, {
      args: events,
      table: 'InteractionEvent',
      kill: async ({ command }) => {
        broken.killServer();
        await command.kill();
      },
    });
    const [{ count }] = (await read(broken, COUNT_EVENTS)) as [{ count: number }];
    expect(count).toBeGreaterThanOrEqual(seen);
    expect(count).toBeLessThan(EVENTS);
    const again = JSON.parse((await fusionrank(broken.home, ...events, '--json')).stdout) as object;
    expect(again).toMatchObject({ accepted: EVENTS - count, duplicates: count });
    expect(await read(broken, COUNT_EVENTS)).toEqual([{ count: EVENTS, distinct: EVENTS }]);
  });

  test('outlives kill -9 of PostgreSQL, without being run again', async () => {
    await inDatabase(broken, ({ pool }) => pool.query('TRUNCATE "InteractionEvent"'));
    await outliveServer({ args: events, table: 'InteractionEvent', at: EVENTS / 3 });
    expect(await read(broken, COUNT_EVENTS)).toEqual([{ count: EVENTS, distinct: EVENTS }]);
  });
});

const ITEMS = `SELECT "id", "contentHash", "textHash", "imageStatus", "imageHash", "createdAt" FROM "Item" ORDER BY "id"`;
const COUNT_EVENTS = `SELECT count(*)::int AS "count", count(DISTINCT ("userId", "eventId"))::int AS "distinct" FROM "InteractionEvent"`;

async function inDatabase<T>({ home }: CrashHome, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ home });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const read = (where: CrashHome, sql: string): Promise<readonly object[]> =>
  inDatabase(where, async ({ pool }) => (await pool.query<object>(sql)).rows);

interface Attack {
  readonly args: readonly string[];
  readonly table: 'Item' | 'InteractionEvent';
  readonly kill: (at: { readonly command: ReturnType<typeof startFusionrank> }) => Promise<void>;
}

/** Kills at a random instant after `target` rows were committed; resolves to how many rows another process had seen. */
async function killOnceThereAre(target: number, { args, table, kill }: Attack): Promise<number> {
  return inDatabase(broken, async (database) => {
    const command = startFusionrank(broken.home, ...args);
    await waitForRows(database, { table, rows: target });
    await sleep(Math.random() * 40);
    const seen = await rowsOf(database, table);
    await kill({ command });
    return seen;
  });
}

/** Kills the server once there are `at` rows, and lets the command end by itself. */
async function outliveServer(attack: Pick<Attack, 'args' | 'table'> & { readonly at: number }) {
  const command = startFusionrank(broken.home, ...attack.args);
  await inDatabase(broken, async (database) => {
    await waitForRows(database, { table: attack.table, rows: attack.at });
    broken.killServer();
  });
  const ended = await command.ended;
  expect(ended.code, ended.stderr).toBe(0);
  return ended;
}

async function rowsOf({ pool }: Database, table: Attack['table']): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS "count" FROM "${table}"`);
  return rows[0]?.count ?? 0;
}

async function waitForRows(
  database: Database,
  { table, rows }: { readonly table: Attack['table']; readonly rows: number },
): Promise<void> {
  await expect.poll(() => rowsOf(database, table), { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(rows);
}

/** Every tenth product has no picture, every hundredth a broken one. Resolves to the command that imports them. */
async function writeCatalogue(folder: string): Promise<readonly string[]> {
  const pictures = join(folder, 'pictures');
  await mkdir(pictures);
  const rng = createRng('catalogue');
  const rows: string[] = [];
  for (let n = 0; n < PRODUCTS; n++) {
    const id = `p${String(n).padStart(5, '0')}`;
    const createdAt = new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
    rows.push(JSON.stringify({ id, title: `Mug number ${n}`, price: n / 10, currency: 'EUR', createdAt }));
    const picture = n % 100 === 7 ? Buffer.from('no picture') : await drawPicture(rng.below(2 ** 24));
    if (n % 10 !== 0) await writeFile(join(pictures, `${id}.jpg`), picture);
  }
  const file = join(folder, 'products.jsonl');
  await writeFile(file, rows.join('\n'));
  return ['import', 'catalog', file, '--images', pictures, '--batch', '50'];
}

function drawPicture(colour: number): Promise<Buffer> {
  const background = { r: colour & 255, g: (colour >> 8) & 255, b: colour >> 16 };
  return sharp({ create: { width: 160, height: 200, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

async function writeEvents(folder: string): Promise<readonly string[]> {
  const rows = Array.from(
    { length: EVENTS },
    (_, n) => `e${n},u${n % 300},p${String(n % PRODUCTS).padStart(5, '0')},click,${1_760_000_000 + n}`,
  );
  const file = join(folder, 'events.csv');
  await writeFile(file, ['event_id,user_id,item_id,event,timestamp', ...rows].join('\n'));
  return ['import', 'events', file, '--batch', '1000'];
}

/** Each picture is named by the sha256 of its bytes: a torn one would show. */
async function expectPicturesWhole(home: string): Promise<void> {
  const images = createImageStore({ home });
  const present = (await read(broken, ITEMS)) as readonly { imageStatus: string; imageHash: string | null }[];
  const hashes = new Set(present.flatMap(({ imageHash }) => imageHash ?? []));
  expect(hashes.size).toBeGreaterThan(PRODUCTS / 2);
  for (const hash of hashes) {
    expect(
      createHash('sha256')
        .update(await readFile(images.pathOf(hash)))
        .digest('hex'),
    ).toBe(hash);
  }
}
