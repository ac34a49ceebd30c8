import type { SynonymRule } from '@fusionrank/domain/synonym';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SynonymStore } from '../store.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createSynonymStore } from './synonym-store.ts';

let database: TestDatabase;
let synonyms: SynonymStore;
beforeAll(async () => {
  database = await openTestDatabase();
  synonyms = createSynonymStore(database);
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('TRUNCATE "Synonym"'));

const couch: SynonymRule = { kind: 'one-way', from: 'couch', to: ['sofa', 'two seater'] };
const shoes: SynonymRule = { kind: 'group', phrases: ['sneakers', '运动鞋'] };

test('rules are read as they were written, in their order', async () => {
  await synonyms.replace('import', [couch, shoes]);
  expect(await synonyms.read()).toEqual([couch, shoes]);
});

test('a source replaces its own rules alone', async () => {
  await synonyms.replace('import', [couch]);
  await synonyms.replace('rules', [shoes]);
  await synonyms.replace('import', []);
  expect(await synonyms.read()).toEqual([shoes]);
});

test('the revision tells every change from the state before it, and no change as none', async () => {
  const seen = [await synonyms.revision()];
  for (const rules of [[couch], [shoes], [couch, shoes], []]) {
    await synonyms.replace('import', rules);
    expect(await synonyms.revision()).not.toBe(seen.at(-1));
    seen.push(await synonyms.revision());
  }
  expect(await synonyms.revision()).toBe(seen.at(-1));
});

test('two who replace at once leave the rules of one', async () => {
  await Promise.all([synonyms.replace('import', [couch]), synonyms.replace('import', [shoes])]);
  expect(await synonyms.read()).toHaveLength(1);
});
