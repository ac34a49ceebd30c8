import { problem } from '@fusionrank/domain/problem';
import type { AuditFilter } from '@fusionrank/feature-store';
import { readListCursor, writeListCursor } from '../../../../slates/list-cursor.ts';
import { checkedFirst } from '../../../../slates/page.ts';
import type { AuditFilterInput, QueryResolvers, Role } from '../../../types.generated.ts';

export const auditLog: NonNullable<QueryResolvers['auditLog']> = async (_parent, args, { auditEntries, deadline }) => {
  const first = checkedFirst(args.first);
  const before = typeof args.after === 'string' ? sequenceOf(args.after) : undefined;
  // One more than asked for tells whether there is a next page.
  const asked = { limit: first + 1, ...(before === undefined ? {} : { before }), ...filterOf(args.filter ?? {}) };
  const found = await auditEntries.page(asked, deadline);
  const edges = found.slice(0, first).map(({ sequence, role, subject, ...entry }) => ({
    cursor: writeListCursor(String(sequence)),
    // Was a role when it was written.
    node: { ...entry, role: role as Role, subject: subject ?? null },
  }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: before !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};

function sequenceOf(after: string): bigint {
  const place = readListCursor(after);
  if (/^\d{1,18}$/.test(place)) return BigInt(place);
  throw problem('INVALID_INPUT', 'after: expected a cursor of the audit log, got another');
}

function filterOf({ principal, subject, action, requestId, from, until }: AuditFilterInput): AuditFilter {
  return {
    ...(typeof principal === 'string' ? { principal } : {}),
    ...(typeof subject === 'string' ? { subject } : {}),
    ...(typeof action === 'string' ? { action } : {}),
    ...(typeof requestId === 'string' ? { requestId } : {}),
    ...(from instanceof Date ? { from } : {}),
    ...(until instanceof Date ? { until } : {}),
  };
}
