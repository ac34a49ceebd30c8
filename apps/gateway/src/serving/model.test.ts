import { truncate } from 'node:fs/promises';
import path from 'node:path';
import { parseUserId } from '@fusionrank/domain/id';
import { buildItem } from '@fusionrank/feature-store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';
import { writeModel } from '../testing/write-model.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
});
afterAll(() => gateway.close());

const [one, other] = [parseUserId('u1'), parseUserId('u2')];
const write = (name: string) =>
  writeModel({ home: gateway.home, store: gateway.store, items: shoeShop(), name, users: [one, other] });
const MODEL = `{ modelInfo { live { id publishedAt modalities { name width items } metrics { path value } } problem catalogue { items } } }`;
const live = async () => (await gateway.ask(MODEL, { role: 'ANALYST' })).data.modelInfo;
const searched = async (userId?: string) => {
  const query = `{ searchRanked(input: { text: "running shoes" }, first: 30) { model { name version } degraded edges { score node { id } } } }`;
  const { data, errors } = await gateway.ask(query, userId === undefined ? {} : { userId });
  expect(errors).toBeUndefined();
  return data.searchRanked;
};

test('before the first model there is none, and search says so', async () => {
  expect((await live()).live).toBeNull();
  expect((await searched()).degraded).toContain('MODEL_UNAVAILABLE');
});

test('a model that becomes live ranks within seconds; no search fails meanwhile', async () => {
  await write('first');
  let searches = 0;
  await expect
    .poll(
      async () => {
        searches++;
        return (await searched()).model;
      },
      { timeout: 15_000, interval: 20 },
    )
    .toEqual({ name: 'network', version: 'first' });
  expect(searches).toBeGreaterThan(1);
  const { degraded, edges } = await searched();
  expect(degraded).not.toContain('MODEL_UNAVAILABLE');
  for (const { score } of edges) expect(score > 0 && score < 1).toBe(true);
  expect(await live()).toMatchObject({
    live: { id: 'first', metrics: [{ path: ['validation', 'ndcg@10'], value: 0.5 }] },
    problem: null,
    catalogue: { items: 31 },
  });
});

test('an event changes the very next ranking of the shopper who did it', async () => {
  const before = await searched('buyer');
  const lines = [{ productId: 'shoe-29', quantity: 1 }];
  const events = [{ eventId: 'bought', payload: { purchase: { orderId: 'o', lines } } }];
  const { data } = await gateway.ask(
    `mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }`,
    { userId: 'buyer', variables: { input: { events } } },
  );
  expect(data.trackEvents.accepted).toBe(1);
  const after = await searched('buyer');
  expect(after.edges.map(({ score }) => score)).not.toEqual(before.edges.map(({ score }) => score));
});

test('knows the nearest of the users it was trained on', async () => {
  await gateway.ask(
    `mutation { trackEvents(input: { userId: "u1", events: [{ eventId: "e", payload: { click: { productId: "mug" } } }] }) { accepted } }`,
    { role: 'SERVICE' },
  );
  const { data } = await gateway.ask(
    `{ userProfile(userId: "u1") { ... on UserProfile { similarUsers { userId similarity } } } }`,
    { role: 'ANALYST' },
  );
  expect(data.userProfile).toEqual({ similarUsers: [{ userId: 'u2', similarity: 0.75 }] });
});

test('a product that came after the training is ranked with what is known of it', async () => {
  await gateway.store.catalog.upsert([buildItem({ id: 'late', title: 'Late running shoes' })]);
  await expect
    .poll(async () => (await searched()).edges.map(({ node }) => node.id), { timeout: 10_000 })
    .toContain('late');
  expect((await searched()).model).toEqual({ name: 'network', version: 'first' });
});

test('a truncated artifact is refused with its reason, and the last good model goes on ranking', async () => {
  const directory = await writeDamaged('damaged');
  await expect.poll(async () => (await live()).problem, { timeout: 15_000 }).toMatch(/weights\.bin/);
  expect(directory).toContain('damaged');
  expect((await live()).live?.id).toBe('first');
  expect((await searched()).model).toEqual({ name: 'network', version: 'first' });
});

test('the next good model ends it', async () => {
  await write('second');
  await expect
    .poll(async () => (await searched()).model, { timeout: 15_000 })
    .toEqual({ name: 'network', version: 'second' });
  expect((await live()).problem).toBeNull();
});

/** Damaged before anybody was told of it: registered under a name, then truncated, then made live. */
async function writeDamaged(name: string): Promise<string> {
  const { store, home } = gateway;
  const withheld = {
    ...store,
    modelVersions: { ...store.modelVersions, publish: () => Promise.reject(new Error('withheld')) },
  };
  const writing = writeModel({ home, store: withheld, items: shoeShop(), name, users: [one, other] });
  await expect(writing).rejects.toThrow('withheld');
  const directory = path.join(home, 'artifacts', name);
  await truncate(path.join(directory, 'weights.bin'), 100);
  const version = (await store.modelVersions.list()).find(({ id }) => id === name);
  if (version === undefined) throw new Error('it is not registered');
  await store.modelVersions.publish(version.id);
  return directory;
}
