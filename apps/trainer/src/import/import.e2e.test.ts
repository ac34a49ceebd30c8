import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase } from '@fusionrank/feature-store/testing';
import type { TestDatabase } from '@fusionrank/feature-store/testing';

const BIN = fileURLToPath(new URL('../../bin/fusionrank.mjs', import.meta.url));

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'import-cli-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function fusionrank(...args: readonly string[]) {
  const shared = ['--home', join(folder, 'home'), '--database-url', database.databaseUrl];
  const child = spawn(process.execPath, [BIN, ...args, ...shared], { stdio: ['ignore', 'pipe', 'pipe'] });
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

const lines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('fusionrank import catalog', () => {
  test('good rows go in, bad ones into the quarantine with line, field, expected and got; the exit code is 3', async () => {
    const path = await file(
      'bad.jsonl',
      lines([
        {
          id: 'a1',
          title: 'Blue shirt',
          price: '19,90 €',
          baseColour: 'Blue',
          masterCategory: 'Apparel',
          subCategory: 'Shirts',
        },
        { id: 'a2', title: 'Red shirt', price: -3 },
        { id: 'a3', title: 'x'.repeat(2_001) },
        { id: 'a1', title: 'Blue shirt, new', price: 20 },
      ]),
    );
    const { code, stdout } = await fusionrank('import', 'catalog', path, '--json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      imported: 2,
      quarantined: 2,
      inserted: 1,
      duplicates: 1,
      currency: 'EUR',
    });
    const kept = (await readFile(`${path}.quarantine.jsonl`, 'utf8')).trim().split('\n');
    expect(kept.map((line) => JSON.parse(line) as object)).toMatchObject([
      { line: 2, field: 'price', expected: 'a price of 0 or more', got: '-3' },
      { line: 3, field: 'title', expected: 'a title of 1 to 2,000 characters' },
    ]);
  });

  test('the same file again changes nothing', async () => {
    const path = await file('same.csv.gz', gzipSync('sku,name,price\nb1,Lamp,5\nb2,"Lamp, tall",7\n'));
    const first = await fusionrank('import', 'catalog', path, '--json');
    const again = await fusionrank('import', 'catalog', path, '--json');
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ inserted: 2, unchanged: 0 });
    expect(JSON.parse(again.stdout)).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
  });

  test('photographs come with their products, and stay when the catalogue comes again without them', async () => {
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#f00' } })
      .jpeg()
      .toBuffer();
    await file('c1.jpg', picture);
    await file('c2.jpg', 'no picture');
    const path = await file('pictured.csv', 'id,title,image\nc1,Red,c1.jpg\nc2,Broken,c2.jpg\nc3,None,c3.jpg\n');
    const { stdout, code } = await fusionrank('import', 'catalog', path, '--images', folder, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ photographs: { present: 1, missing: 1, broken: 1 } });
    const again = await fusionrank('import', 'catalog', path, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ unchanged: 3 });
  });

  test('--withdraw-missing withdraws what a whole, faultless file has no more, and nothing after a bad row', async () => {
    const bad = await file('half.csv', 'id,title\nd1,Kept\nd2,\n');
    const refused = await fusionrank('import', 'catalog', bad, '--withdraw-missing', '--json');
    expect(JSON.parse(refused.stdout)).toMatchObject({
      notWithdrawn: expect.stringContaining('quarantined') as string,
    });
    const good = await file('whole.csv', 'id,title\nd1,Kept\n');
    const done = await fusionrank('import', 'catalog', good, '--withdraw-missing', '--json');
    expect((JSON.parse(done.stdout) as { withdrawn: number }).withdrawn).toBeGreaterThan(0);
    const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM "Item" WHERE "withdrawnAt" IS NULL');
    expect(rows).toEqual([{ id: 'd1' }]);
  });

  test('a missing file is one sentence and exit code 1; a wrong option is exit code 2', async () => {
    const missing = await fusionrank('import', 'catalog', join(folder, 'none.csv'));
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('none.csv: expected a file, there is none of this name');
    expect(missing.stderr).not.toContain('    at ');
    const usage = await fusionrank('import', 'catalog', 'x.csv', '--map', 'nonsense=a');
    expect(usage.code).toBe(2);
    expect(usage.stderr).toContain('Expected field=column with a field of: id, title');
  });
});

describe('fusionrank import events', () => {
  test('events go in once, with ids from their content; those of unknown items are counted', async () => {
    await fusionrank('import', 'catalog', await file('e.csv', 'id,title\ne1,Mug\n'));
    const path = await file(
      'events.csv',
      'visitorid,itemid,event,timestamp\nu1,e1,view,1600000000\nu1,e1,addtocart,1600000001000\nu1,gone,transaction,2020-09-13 12:26:43\nu1,e1,dance,1600000004\n,e1,view,1600000005\n',
    );
    const first = await fusionrank('import', 'events', path, '--json');
    expect(first.code).toBe(3);
    expect(JSON.parse(first.stdout)).toMatchObject({
      accepted: 3,
      duplicates: 0,
      interactions: 3,
      ofUnknownItems: 1,
      quarantined: 2,
    });
    const again = await fusionrank('import', 'events', path, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ accepted: 0, duplicates: 3 });
    const { rows } = await database.pool.query(
      'SELECT kind, "occurredAt", "ingestedAt" FROM "InteractionEvent" ORDER BY "occurredAt"',
    );
    expect(rows).toEqual(
      ['click', 'cart', 'purchase'].map((kind, i) => {
        const at = new Date(['2020-09-13T12:26:40Z', '2020-09-13T12:26:41Z', '2020-09-13T12:26:43Z'][i]!);
        return { kind, occurredAt: at, ingestedAt: at };
      }),
    );
  });
});
