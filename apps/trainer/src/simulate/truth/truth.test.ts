import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseItemId, parseUserId } from '@fusionrank/domain/id';
import { createRng } from '@fusionrank/domain/rng';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoCatalog } from '../catalog/demo-catalog.ts';
import { drawShoppers, type Shopper } from './shopper.ts';
import { createTruth, gradedByQuantile, type TruthFacts } from './truth.ts';
import { findTruth, loadTruth, saveTruth, truthPath } from './truth-file.ts';
import { testQueries } from './test-queries.ts';
import type { TasteKind } from './taste-space.ts';

const SPAN = { from: new Date('2026-09-24T00:00:00Z'), until: new Date('2026-11-23T00:00:00Z') };
const items = [...demoCatalog({ seed: 7, products: 1_500, until: SPAN.until })].map((entry) => entry.item);
const shoppers = drawShoppers({ seed: 7, users: 120, label: 'test', ...SPAN });
const facts: TruthFacts = { seed: 7, ...SPAN, shoppers };
const truth = createTruth(facts, items);
const at = SPAN.until;

function opposite(shopper: Shopper): Shopper {
  const kinds = Object.entries(shopper.tastes) as [TasteKind, Shopper['tastes'][TasteKind]][];
  const turned = kinds.map(([kind, { now, next }]) => [kind, { now: now.map((x) => -x), next: next.map((x) => -x) }]);
  return { ...shopper, id: parseUserId('opposite'), tastes: Object.fromEntries(turned) as Shopper['tastes'] };
}

describe('truth', () => {
  test('twenty matches in order of utility are graded 2 × 3, 4 × 2 and 14 × 1', () => {
    const matches = truth.world.table.items.slice(0, 20);
    const grades = [...gradedByQuantile(matches, (item) => -item.row).values()];
    expect(grades).toEqual([3, 3, 2, 2, 2, 2, ...Array<number>(14).fill(1)]);
    expect(gradedByQuantile([], () => 0).size).toBe(0);
  });

  test('what is not asked for is graded 0, whatever the taste', () => {
    const intent = truth.intentOf('mugs')!;
    const mugs = truth.grades(shoppers[0]!.id, intent, at);
    for (const item of items) {
      const grade = truth.grade({ userId: shoppers[0]!.id, intent, at }, item.id);
      expect(grade === 0).toBe(item.categoryPath.at(-1) !== 'Mugs');
      expect(mugs.get(item.id) ?? 0).toBe(grade);
    }
  });

  test('shoppers of opposite taste agree on less than a quarter of the best running shoes', () => {
    const one = shoppers[0]!;
    const both = createTruth({ ...facts, shoppers: [one, opposite(one)] }, items);
    const intent = both.intentOf('running shoes')!;
    const best = [one.id, parseUserId('opposite')].map((id) =>
      [...both.grades(id, intent, at)].filter(([, grade]) => grade === 3).map(([item]) => item),
    );
    expect(best[0]!.filter((item) => best[1]!.includes(item)).length).toBeLessThan(best[0]!.length / 4);
  });

  test('a shopper’s taste moves over time, and not at the same instant', () => {
    const drifting = shoppers.find((shopper) => shopper.drift > 0.5)!;
    const utility = (instant: Date) => items.slice(0, 50).map((item) => truth.utility(drifting.id, item.id, instant));
    expect(utility(SPAN.from)).toEqual(utility(SPAN.from));
    expect(utility(SPAN.from)).not.toEqual(utility(SPAN.until));
  });

  test('running shoes mean the category of that name, and Sports Shoes where there is none', () => {
    expect(truth.intentOf('running shoes')).toEqual({ leaf: 'Running Shoes' });
    const sports = items.slice(0, 5).map((item) => ({ ...item, categoryPath: ['Footwear', 'Shoes', 'Sports Shoes'] }));
    expect(createTruth(facts, sports).intentOf('running shoes')).toEqual({ leaf: 'Sports Shoes' });
    expect(truth.intentOf('a poem')).toBeUndefined();
  });

  test('unknown shoppers and items are NOT_FOUND', () => {
    expect(() => truth.utility(parseUserId('nobody'), items[0]!.id, at)).toThrow(/expected simulated shopper nobody/);
    expect(() => truth.utility(shoppers[0]!.id, parseItemId('nothing'), at)).toThrow(/expected item nothing/);
  });
});

describe('test queries', () => {
  const queries = testQueries(
    truth,
    { count: 300, window: { from: new Date('2026-11-16T00:00:00Z'), until: at } },
    createRng('test'),
  );

  test('every query has something of grade 3 and an instant in the window', () => {
    for (const query of queries) {
      expect([...truth.grades(query.userId, query.intent, query.at).values()]).toContain(3);
      expect(query.at.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-11-16T00:00:00Z'));
      expect(query.at.getTime()).toBeLessThan(at.getTime());
      expect(query.text).not.toBe('');
    }
  });

  test('about a fifth come from cold shoppers, and the same seed draws the same questions', () => {
    const cold = queries.filter((query) => query.cold).length / queries.length;
    expect(cold).toBeGreaterThan(0.1);
    expect(cold).toBeLessThan(0.3);
    expect(testQueries(truth, { count: 5, window: SPAN }, createRng(1))).toEqual(
      testQueries(truth, { count: 5, window: SPAN }, createRng(1)),
    );
  });
});

describe('truth file', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'truth-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  test('what is loaded grades exactly as what was saved', async () => {
    await saveTruth(truthPath(home, 'abc'), facts);
    const loaded = await loadTruth((await findTruth(home))!, items.toReversed());
    const intent = loaded.intentOf('shirts')!;
    for (const shopper of shoppers.slice(0, 10)) {
      expect(loaded.grades(shopper.id, intent, at)).toEqual(truth.grades(shopper.id, intent, at));
    }
  });

  test('a home without a simulation has no truth, and a damaged file is refused by name', async () => {
    expect(await findTruth(home)).toBeUndefined();
    await writeFile(join(home, 'broken.json'), '{"format":');
    await expect(loadTruth(join(home, 'broken.json'), items)).rejects.toThrow(/expected JSON with the truth/);
    await writeFile(join(home, 'other.json'), '{}');
    await expect(loadTruth(join(home, 'other.json'), items)).rejects.toThrow(/expected the truth of a simulation/);
  });
});
