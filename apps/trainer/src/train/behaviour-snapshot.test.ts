import { parseEventId, parseItemId, parseSessionId, parseUserId } from '@fusionrank/domain/id';
import { openFeatureStore, type FeatureStore } from '@fusionrank/feature-store';
import { buildItem, openTestDatabase, type TestDatabase } from '@fusionrank/feature-store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { learnBehaviour, type BehaviourRequest } from './behaviour-snapshot.ts';
import { readCatalogue, type ShopCatalogue } from './shop-catalogue.ts';

const ITEMS = 12;
const USERS = 12;
const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const at = (hour: number): Date => new Date(START + hour * HOUR);
/** Everybody goes round a ring of items, the ring's last item left out: one step an hour, eight before the border. */
const BORDER = at(8);
let database: TestDatabase;
let store: FeatureStore;
let catalogue: ShopCatalogue;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openFeatureStore({ home: '/nowhere', databaseUrl: database.databaseUrl });
  await store.catalog.upsert(
    Array.from({ length: ITEMS }, (_, i) => buildItem({ id: parseItemId(`item-${String(i).padStart(2, '0')}`) })),
  );
  catalogue = await readCatalogue(store.catalog);
  await store.events.append(
    Array.from({ length: USERS * 9 }, (_, i) => {
      const [user, step] = [i % USERS, Math.floor(i / USERS)];
      // After the border each takes what nobody took with anything: the last item.
      const item = step === 8 ? ITEMS - 1 : (user + step) % (ITEMS - 1);
      return {
        type: 'interaction' as const,
        eventId: parseEventId(`e${i}`),
        userId: parseUserId(`u${user}`),
        sessionId: parseSessionId('s'),
        itemId: catalogue.items[item]!.id,
        kind: 'click' as const,
        value: 1,
        occurredAt: at(step),
        ingestedAt: at(step),
        simulated: false,
      };
    }),
  );
});
afterAll(async () => {
  await store.close();
  await database.close();
});

const column = () => ({
  width: 1,
  values: new Float32Array(ITEMS),
  present: new Uint8Array(ITEMS),
});

const learn = (change: Partial<BehaviourRequest> = {}) =>
  learnBehaviour({
    events: store.events,
    catalogue,
    vectors: { text: column(), image: column() },
    factorsUntil: BORDER,
    neighboursUntil: at(9),
    seed: 1,
    ...change,
  });

test('links know only what was learned of before the examples, neighbours also what came later', async () => {
  const learned = await learn();
  const { itemLinks, itemNeighbours, itemIds } = learned!.snapshot;
  expect(itemIds).toEqual(catalogue.items.map(({ id }) => id));
  const last = ITEMS - 1;
  expect([...itemLinks!.indices]).not.toContain(last);
  expect([...itemLinks!.indices.subarray(last * itemLinks!.perRow)].every((other) => other === -1)).toBe(true);
  expect([...itemNeighbours.indices]).toContain(last);
});

test('what won on validation is what is kept, and the report says what was tried', async () => {
  const { snapshot, report } = (await learn())!;
  expect(snapshot.itemLinks).toMatchObject({ kind: report.links[0]!.settings.kind, recency: report.links[0]!.recency });
  expect(new Set(report.links.map(({ settings }) => settings.kind)).size).toBe(3);
  expect(new Set(report.factors.map(({ kind }) => kind))).toEqual(new Set(['ials', 'encoder']));
  expect(snapshot.itemFactors).toHaveLength(ITEMS * snapshot.width);
  expect(snapshot.userFactors).toHaveLength(USERS * snapshot.width);
});

test('the same log and seed give the same snapshot', async () => {
  expect(await learn()).toEqual(await learn());
});

test('where nobody touched anything in time there is no behaviour', async () => {
  expect(await learn({ factorsUntil: at(0) })).toBeUndefined();
});
