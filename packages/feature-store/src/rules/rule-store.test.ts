import { parseRuleId } from '@fusionrank/domain/id';
import { parseRuleContent } from '@fusionrank/domain/parse-rule';
import type { RuleContent } from '@fusionrank/domain/rule';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RuleEdit, RuleStore, StoredRule, SynonymStore } from '../store.ts';
import { createSynonymStore } from '../synonyms/synonym-store.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createRuleStore } from './rule-store.ts';

let database: TestDatabase;
let rules: RuleStore;
let synonyms: SynonymStore;
beforeAll(async () => {
  database = await openTestDatabase();
  rules = createRuleStore(database);
  synonyms = createSynonymStore(database);
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('TRUNCATE "MerchandisingRule", "MerchandisingRuleRevision", "Synonym"'));

const ann = { userId: 'ann', role: 'MERCHANDISER' } as const;
const bob = { userId: 'bob', role: 'ADMIN' } as const;
const pinned = (itemId: string): RuleContent =>
  parseRuleContent({
    name: `pin ${itemId}`,
    condition: { from: '2026-11-01T00:00:00Z' },
    action: { kind: 'pin', itemId, position: 0 },
  });
const synonym = (from: string): RuleContent =>
  parseRuleContent({ name: from, action: { kind: 'synonym', synonym: { kind: 'one-way', from, to: ['sofa'] } } });

const create = (content = pinned('a')) => rules.create({ content, author: ann });
async function edited(rule: Pick<StoredRule, 'id' | 'version'>, edit: RuleEdit): Promise<StoredRule> {
  const outcome = await rules.change({ id: rule.id, expectedVersion: rule.version, edit, author: bob });
  if (outcome.kind !== 'changed') throw new Error(outcome.kind);
  return outcome.rule;
}

test('a rule is a draft of its author before it is published, and not in force', async () => {
  const rule = await create();
  expect(rule).toMatchObject({ version: 1, status: 'DRAFT', content: pinned('a'), createdBy: ann, updatedBy: ann });
  expect(await rules.byIds([parseRuleId('nobody'), rule.id])).toEqual([undefined, rule]);
  expect(await rules.inForce()).toEqual([]);
});

test('in force is what was published, whatever was written since', async () => {
  const published = await edited(await create(), { kind: 'publish' });
  const rewritten = await edited(published, { kind: 'update', content: pinned('b') });
  expect(rewritten).toMatchObject({ version: 3, publishedVersion: 2, status: 'PUBLISHED', updatedBy: bob });
  expect(await rules.inForce()).toEqual([{ id: published.id, ...pinned('a') }]);
  await edited(rewritten, { kind: 'publish' });
  expect(await rules.inForce()).toEqual([{ id: published.id, ...pinned('b') }]);
});

test('an archived rule is out of force, and a draft again when it is written anew', async () => {
  const archived = await edited(await edited(await create(), { kind: 'publish' }), { kind: 'archive' });
  expect(archived).toMatchObject({ status: 'ARCHIVED', version: 3 });
  expect(archived).not.toHaveProperty('publishedVersion');
  expect(await rules.inForce()).toEqual([]);
  expect((await edited(archived, { kind: 'update', content: pinned('c') })).status).toBe('DRAFT');
});

test('an earlier version comes back as a new one', async () => {
  const rewritten = await edited(await create(), { kind: 'update', content: pinned('b') });
  const reverted = await edited(rewritten, { kind: 'revert', toVersion: 1 });
  expect(reverted).toMatchObject({ version: 3, content: pinned('a') });
  const outcome = await rules.change({
    id: reverted.id,
    expectedVersion: 3,
    edit: { kind: 'revert', toVersion: 9 },
    author: ann,
  });
  expect(outcome).toEqual({ kind: 'unknown', what: 'version' });
});

test('who has seen another version changes nothing, and is told which one it is now', async () => {
  const rule = await create();
  await edited(rule, { kind: 'publish' });
  const late = { id: rule.id, expectedVersion: 1, edit: { kind: 'archive' }, author: ann } as const;
  expect(await rules.change(late)).toEqual({ kind: 'conflict', currentVersion: 2 });
  expect(await rules.change({ ...late, id: parseRuleId('no') })).toEqual({ kind: 'unknown', what: 'rule' });
  expect(await rules.inForce()).toHaveLength(1);
});

test('of many who change one version at once, one does', async () => {
  const { id } = await create();
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => rules.change({ id, expectedVersion: 1, edit: { kind: 'publish' }, author: ann })),
  );
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', ...Array<string>(4).fill('conflict')]);
});

test('the history tells every change, who made it and what came of it, newest first, a page at a time', async () => {
  const rule = await edited(await create(), { kind: 'publish' });
  await create(pinned('other'));
  await edited(rule, { kind: 'archive' });
  const all = await rules.history({ limit: 10 });
  expect(all.map(({ change, version, author }) => [change, version, author.userId])).toEqual([
    ['ARCHIVE', 3, 'bob'],
    ['CREATE', 1, 'ann'],
    ['PUBLISH', 2, 'bob'],
    ['CREATE', 1, 'ann'],
  ]);
  const own = await rules.history({ ruleId: rule.id, before: all[0]!.sequence, limit: 1 });
  expect(own).toEqual([all[2]]);
});

test('rules are listed newest first, by status and kind', async () => {
  const first = await create();
  const second = await edited(await create(synonym('couch')), { kind: 'publish' });
  const listed = await rules.list({ limit: 10 });
  expect(listed).toEqual([second, first]);
  expect(await rules.list({ before: second.number, limit: 10 })).toEqual([first]);
  expect(await rules.list({ kinds: ['synonym'], statuses: ['PUBLISHED'], limit: 10 })).toEqual([second]);
  expect(await rules.count({ statuses: ['DRAFT'] })).toBe(1);
});

test('published synonyms stand beside the imported ones, and go with their rule', async () => {
  await synonyms.replace('import', [{ kind: 'group', phrases: ['shoes', '鞋'] }]);
  const rule = await edited(await create(synonym('couch')), { kind: 'publish' });
  expect(await synonyms.read()).toHaveLength(2);
  const other = await edited(rule, { kind: 'update', content: synonym('settee') });
  expect((await synonyms.read())[1]).toMatchObject({ from: 'couch' });
  const again = await edited(other, { kind: 'publish' });
  expect((await synonyms.read())[1]).toMatchObject({ from: 'settee' });
  await edited(again, { kind: 'archive' });
  expect(await synonyms.read()).toEqual([{ kind: 'group', phrases: ['shoes', '鞋'] }]);
});

test('every change has a revision of its own', async () => {
  const seen = new Set([await rules.revision()]);
  const rule = await create();
  seen.add(await rules.revision());
  await edited(rule, { kind: 'publish' });
  seen.add(await rules.revision());
  expect(seen.size).toBe(3);
  expect(seen).toContain(await rules.revision());
});

test('an id is given once', async () => {
  const id = parseRuleId('r');
  await rules.create({ id, content: pinned('a'), author: ann });
  await expect(rules.create({ id, content: pinned('b'), author: ann })).rejects.toThrow('there is a rule r already');
});
