import { readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseModelVersionId } from '@fusionrank/domain/id';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway } from '../start-gateway.ts';
import type { Gateway } from '../start-gateway.ts';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';
import { writeModel } from '../testing/write-model.ts';

let shop: TestGateway;
beforeAll(async () => {
  shop = await openTestGateway(shoeShop());
});
afterAll(() => shop.close());

const write = (name: string) => writeModel({ home: shop.home, store: shop.store, items: shoeShop(), name, users: [] });

/** Another gateway over the same shop, while `look` looks at it. */
async function withFreshGateway(look: (gateway: Gateway) => Promise<void>): Promise<void> {
  const log = pino({ level: 'silent' });
  const gateway = await startGateway({ home: shop.home, port: 0, host: '127.0.0.1', store: shop.store, log });
  await look(gateway).finally(() => gateway.close());
}

interface Told {
  readonly modelInfo: { readonly live: { readonly id: string } | null; readonly problem: string | null };
  readonly searchRanked: { readonly totalCount: { readonly value: number }; readonly degraded: readonly string[] };
}

async function ask({ url }: Gateway): Promise<Told> {
  const query = `{ modelInfo { live { id } problem } searchRanked(input: { text: "running shoes" }) { totalCount { value } degraded } }`;
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-role': 'ANALYST' },
    body: JSON.stringify({ query }),
  });
  return ((await answer.json()) as { data: Told }).data;
}

async function readiness({ url }: Pick<Gateway, 'url'>): Promise<{ status: number; modelState: unknown }> {
  const answer = await fetch(`${url}/readyz`);
  const { modelState } = (await answer.json()) as { readonly modelState: unknown };
  return { status: answer.status, modelState };
}

/** Flips one bit in the middle, as a failing disk does: the size stays. */
async function flipBit(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  await writeFile(file, bytes);
}

const cutTo = (bytes: number) => (file: string) => truncate(file, bytes);

test.each([
  {
    what: 'one bit of its weights flipped',
    file: 'weights.bin',
    damage: flipBit,
    reason: /weights\.bin: expected sha256/,
  },
  {
    what: 'its vectors cut short',
    file: 'items.bin',
    damage: cutTo(10),
    reason: /items\.bin: expected \d+ bytes, got 10/,
  },
  { what: 'half of its manifest gone', file: 'manifest.json', damage: cutTo(500), reason: /manifest\.json/ },
])(
  'started on a live model with $what, a gateway searches without it, says why, and is not ready',
  async ({ file, damage, reason }) => {
    const directory = await write(file.replace('.', '-'));
    await damage(path.join(directory, file));
    await withFreshGateway(async (gateway) => {
      const { modelInfo, searchRanked } = await ask(gateway);
      expect(modelInfo.live).toBeNull();
      expect(modelInfo.problem).toMatch(reason);
      expect(searchRanked.totalCount.value).toBe(30);
      expect(searchRanked.degraded).toContain('MODEL_UNAVAILABLE');
      const ready = await fetch(`${gateway.url}/readyz`);
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({
        ready: false,
        modelState: 'REFUSED',
        modelProblem: expect.stringMatching(reason) as string,
      });
    });
  },
);

test('files damaged under a running gateway change nothing until it is started again', async () => {
  const directory = await write('sound');
  await withFreshGateway(async (gateway) => {
    await flipBit(path.join(directory, 'weights.bin'));
    const { modelInfo, searchRanked } = await ask(gateway);
    expect(modelInfo).toEqual({ live: { id: 'sound' }, problem: null });
    expect(searchRanked.degraded).not.toContain('MODEL_UNAVAILABLE');
  });
  await withFreshGateway(async (gateway) => {
    expect((await ask(gateway)).modelInfo.problem).toMatch(/weights\.bin/);
  });
});

test('a gateway started on a damaged model takes up the next good one by itself', async () => {
  await flipBit(path.join(await write('bad'), 'weights.bin'));
  await withFreshGateway(async (gateway) => {
    expect((await ask(gateway)).modelInfo.problem).toMatch(/weights\.bin/);
    expect(await readiness(gateway)).toEqual({ status: 503, modelState: 'REFUSED' });
    await write('good');
    await expect
      .poll(async () => (await ask(gateway)).modelInfo, { timeout: 15_000 })
      .toEqual({ live: { id: 'good' }, problem: null });
    expect(await readiness(gateway)).toEqual({ status: 200, modelState: 'IN_FORCE' });
  });
});

/** Makes a version live whose files are not there. */
async function publishMissing(name: string, { store }: Pick<TestGateway, 'store'>): Promise<void> {
  const id = parseModelVersionId(name);
  const sha256 = '0'.repeat(64);
  await store.modelVersions.register({ id, directory: 'nowhere', sha256, fingerprint: name, config: {}, metrics: {} });
  await store.modelVersions.publish(id);
}

test('one that had a good model when the next came damaged stays ready, and says what is wrong', async () => {
  await write('before');
  await withFreshGateway(async (gateway) => {
    expect(await readiness(gateway)).toEqual({ status: 200, modelState: 'IN_FORCE' });
    await publishMissing('after', shop);
    await expect.poll(async () => (await ask(gateway)).modelInfo.problem, { timeout: 15_000 }).toMatch(/nowhere/);
    expect(await readiness(gateway)).toEqual({ status: 200, modelState: 'IN_FORCE' });
  });
});

test('one that started without any model stays ready when the first one comes damaged', async () => {
  const young = await openTestGateway(shoeShop());
  try {
    expect(await readiness(young)).toEqual({ status: 200, modelState: 'NONE_PUBLISHED' });
    await publishMissing('first', young);
    await expect
      .poll(async () => await readiness(young), { timeout: 15_000 })
      .toEqual({ status: 200, modelState: 'REFUSED' });
  } finally {
    await young.close();
  }
});

test('damaged files that are brought back come in force without a restart', { timeout: 60_000 }, async () => {
  const weights = path.join(await write('restored'), 'weights.bin');
  const sound = await readFile(weights);
  await flipBit(weights);
  await withFreshGateway(async (gateway) => {
    expect((await ask(gateway)).modelInfo.problem).toMatch(/weights\.bin/);
    await writeFile(weights, sound);
    await expect
      .poll(async () => (await ask(gateway)).modelInfo, { timeout: 25_000 })
      .toEqual({ live: { id: 'restored' }, problem: null });
  });
});
