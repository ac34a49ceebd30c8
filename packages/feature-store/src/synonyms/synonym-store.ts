import type { SynonymRule } from '@fusionrank/domain/synonym';
import type { Prisma } from '../generated/client.ts';
import type { Database } from '../database/open.ts';
import type { SynonymStore } from '../store.ts';

/** The shop's synonyms. */
export function createSynonymStore({ prisma }: Pick<Database, 'prisma'>): SynonymStore {
  return {
    read: async () => (await prisma.synonym.findMany({ orderBy: { id: 'asc' } })).map(ruleOf),
    revision: async () => {
      const { _count: count, _max: newest } = await prisma.synonym.aggregate({ _count: true, _max: { id: true } });
      return `${count}/${newest.id ?? 0n}`;
    },
    replace: async (source, rules) => {
      await prisma.$transaction((transaction) => replaceSynonyms(transaction, source, rules));
    },
  };
}

/** Within a transaction: rules in place of all that `source` wrote before. Two who replace at once wait for each other. */
export async function replaceSynonyms(
  transaction: Prisma.TransactionClient,
  source: string,
  rules: readonly SynonymRule[],
): Promise<void> {
  const data = rules.map((rule) => ({ source, ...columnsOf(rule) }));
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(7270736903)`;
  await transaction.synonym.deleteMany({ where: { source } });
  await transaction.synonym.createMany({ data });
}

interface Columns {
  readonly asked: string | null;
  readonly phrases: string[];
}

function columnsOf(rule: SynonymRule): Columns {
  return rule.kind === 'one-way'
    ? { asked: rule.from, phrases: [...rule.to] }
    : { asked: null, phrases: [...rule.phrases] };
}

function ruleOf({ asked, phrases }: Columns): SynonymRule {
  return asked === null ? { kind: 'group', phrases } : { kind: 'one-way', from: asked, to: phrases };
}
