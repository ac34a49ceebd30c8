import { randomUUID } from 'node:crypto';
import { parseRuleId } from '@fusionrank/domain/id';
import { parseRuleContent } from '@fusionrank/domain/parse-rule';
import { problem } from '@fusionrank/domain/problem';
import type { RuleAuthor, RuleChange } from '@fusionrank/domain/rule';
import { Prisma, type MerchandisingRule } from '../generated/client.ts';
import type { Database } from '../database/open.ts';
import type { RuleChangeRequest, RuleEdit, RuleOutcome, RuleSelection, RuleStore } from '../store.ts';
import { replaceSynonyms } from '../synonyms/synonym-store.ts';
import { contentColumn, ruleRevision, storedRule } from './rule-rows.ts';

/** SYNONYM rules in force stand among the shop's synonyms under this source: one vocabulary, for training too. */
const SYNONYM_SOURCE = 'rules';

/** Merchandising rules. Whoever writes waits for the others who do: sequences then come in the order of commits. */
export function createRuleStore({ prisma }: Pick<Database, 'prisma'>): RuleStore {
  return {
    create: async (rule) => storedRule(await prisma.$transaction((transaction) => create(transaction, rule))),
    change: (request) => prisma.$transaction((transaction) => change(transaction, request)),
    byIds: async (ids) => {
      const rows = await prisma.merchandisingRule.findMany({ where: { id: { in: [...ids] } } });
      const byId = new Map(rows.map((row) => [row.id, storedRule(row)]));
      return ids.map((id) => byId.get(id));
    },
    list: async ({ before, limit, ...selection }) => {
      const where = { ...selected(selection), ...(before === undefined ? {} : { number: { lt: before } }) };
      const rows = await prisma.merchandisingRule.findMany({ where, orderBy: { number: 'desc' }, take: limit });
      return rows.map(storedRule);
    },
    count: (selection) => prisma.merchandisingRule.count({ where: selected(selection) }),
    history: async ({ ruleId, before, limit }) => {
      const where = {
        ...(ruleId === undefined ? {} : { ruleId }),
        ...(before === undefined ? {} : { sequence: { lt: before } }),
      };
      const orderBy = { sequence: 'desc' } as const;
      return (await prisma.merchandisingRuleRevision.findMany({ where, orderBy, take: limit })).map(ruleRevision);
    },
    inForce: async () => {
      const rows = await prisma.merchandisingRule.findMany({ where: { status: 'PUBLISHED' } });
      return rows.map(({ id, published }) => ({ id: parseRuleId(id), ...parseRuleContent(published) }));
    },
    revision: async () => {
      const { _max: newest } = await prisma.merchandisingRuleRevision.aggregate({ _max: { sequence: true } });
      return String(newest.sequence ?? 0n);
    },
  };
}

type Transaction = Prisma.TransactionClient;

async function lock(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(7270736904)`;
}

async function create(transaction: Transaction, rule: Parameters<RuleStore['create']>[0]): Promise<MerchandisingRule> {
  const { id = parseRuleId(randomUUID()), content, author } = rule;
  await lock(transaction);
  const known = await transaction.merchandisingRule.findUnique({ where: { id } });
  if (known !== null) throw problem('CONFLICT', `there is a rule ${id} already`);
  const written = { version: 1, status: 'DRAFT', kind: content.action.kind, content: contentColumn(content) };
  const created = await transaction.merchandisingRule.create({
    data: { id, ...written, ...createdBy(author), ...updatedBy(author) },
  });
  await appendRevision(transaction, created, 'CREATE');
  return created;
}

async function change(transaction: Transaction, request: RuleChangeRequest): Promise<RuleOutcome> {
  const { id, expectedVersion, edit, author } = request;
  await lock(transaction);
  const row = await transaction.merchandisingRule.findUnique({ where: { id } });
  if (row === null) return { kind: 'unknown', what: 'rule' };
  if (row.version !== expectedVersion) return { kind: 'conflict', currentVersion: row.version };
  const edited = await editOf(transaction, row, edit);
  if (edited === undefined) return { kind: 'unknown', what: 'version' };
  const version = row.version + 1;
  const { change: made, ...columns } = edited;
  const published = columns.status === 'PUBLISHED' && made === 'PUBLISH' ? { publishedVersion: version } : {};
  const changed = await transaction.merchandisingRule.update({
    where: { id },
    data: { ...columns, ...published, version, ...updatedBy(author), updatedAt: new Date() },
  });
  await appendRevision(transaction, changed, made);
  await bringSynonyms(transaction, row, changed);
  return { kind: 'changed', rule: storedRule(changed) };
}

type Edited = Pick<Prisma.MerchandisingRuleUpdateInput, 'kind' | 'content' | 'published' | 'publishedVersion'> & {
  readonly status: string;
  readonly change: RuleChange;
};

/** What an edit makes of a row; undefined where there is no such version to go back to. */
async function editOf(transaction: Transaction, row: MerchandisingRule, edit: RuleEdit): Promise<Edited | undefined> {
  // What is written anew leaves the archive, and what is in force in force as it was.
  const status = row.status === 'ARCHIVED' ? 'DRAFT' : row.status;
  switch (edit.kind) {
    case 'update':
      return { change: 'UPDATE', status, kind: edit.content.action.kind, content: contentColumn(edit.content) };
    case 'publish':
      return { change: 'PUBLISH', status: 'PUBLISHED', published: row.content ?? Prisma.DbNull };
    case 'archive':
      return { change: 'ARCHIVE', status: 'ARCHIVED', published: Prisma.DbNull, publishedVersion: null };
    case 'revert': {
      const of = { ruleId_version: { ruleId: row.id, version: edit.toVersion } };
      const revision = await transaction.merchandisingRuleRevision.findUnique({ where: of });
      if (revision === null) return undefined;
      const content = parseRuleContent(revision.content);
      return { change: 'REVERT', status, kind: content.action.kind, content: contentColumn(content) };
    }
  }
}

async function appendRevision(transaction: Transaction, row: MerchandisingRule, made: RuleChange): Promise<void> {
  const { id: ruleId, version, status, content, updatedById: authorId, updatedByRole: authorRole } = row;
  await transaction.merchandisingRuleRevision.create({
    data: { ruleId, version, change: made, status, content: content ?? {}, authorId, authorRole },
  });
}

/** Only where what is in force changed, and a synonym was or is in it. */
async function bringSynonyms(transaction: Transaction, before: MerchandisingRule, now: MerchandisingRule) {
  const inForce = [before, now].map(({ published }) => (published === null ? '' : JSON.stringify(published)));
  if (inForce[0] === inForce[1] || !inForce.some((content) => content.includes('"synonym"'))) return;
  const rows = await transaction.merchandisingRule.findMany({
    where: { status: 'PUBLISHED' },
    orderBy: { number: 'asc' },
  });
  const synonyms = rows.flatMap(({ published }) => {
    const { action } = parseRuleContent(published);
    return action.kind === 'synonym' ? [action.synonym] : [];
  });
  await replaceSynonyms(transaction, SYNONYM_SOURCE, synonyms);
}

function selected({ statuses, kinds }: RuleSelection): Prisma.MerchandisingRuleWhereInput {
  return {
    ...(statuses === undefined ? {} : { status: { in: [...statuses] } }),
    ...(kinds === undefined ? {} : { kind: { in: [...kinds] } }),
  };
}

const createdBy = ({ userId, role }: RuleAuthor) => ({ createdById: userId, createdByRole: role });
const updatedBy = ({ userId, role }: RuleAuthor) => ({ updatedById: userId, updatedByRole: role });
