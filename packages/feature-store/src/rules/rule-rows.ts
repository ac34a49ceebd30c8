import type { RuleId } from '@fusionrank/domain/id';
import { parseRuleContent } from '@fusionrank/domain/parse-rule';
import type { RuleAuthor, RuleAuthorRole, RuleChange, RuleContent, RuleStatus } from '@fusionrank/domain/rule';
import type { MerchandisingRule, MerchandisingRuleRevision, Prisma } from '../generated/client.ts';
import type { RuleRevision, StoredRule } from '../store.ts';

export function storedRule(row: MerchandisingRule): StoredRule {
  return {
    id: row.id as RuleId, // was parsed before it was stored
    number: row.number,
    version: row.version,
    status: row.status as RuleStatus, // a constraint of the table
    content: parseRuleContent(row.content),
    ...(row.publishedVersion === null ? {} : { publishedVersion: row.publishedVersion }),
    createdAt: row.createdAt,
    createdBy: authorOf(row.createdById, row.createdByRole),
    updatedAt: row.updatedAt,
    updatedBy: authorOf(row.updatedById, row.updatedByRole),
  };
}

export function ruleRevision(row: MerchandisingRuleRevision): RuleRevision {
  return {
    sequence: row.sequence,
    ruleId: row.ruleId as RuleId,
    version: row.version,
    change: row.change as RuleChange,
    status: row.status as RuleStatus,
    content: parseRuleContent(row.content),
    author: authorOf(row.authorId, row.authorRole),
    at: row.at,
  };
}

/** What JSON makes of it: dates become ISO strings, which are parsed again. */
export function contentColumn(content: RuleContent): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(content)) as Prisma.InputJsonObject;
}

function authorOf(userId: string, role: string): RuleAuthor {
  return { userId, role: role as RuleAuthorRole }; // was one before it was stored
}
