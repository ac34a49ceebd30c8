import type { AuditLog } from '../audit/audit-log.ts';
import { createRequestAudit } from '../audit/request-audit.ts';
import type { Asked } from '../http/graphql-route.ts';
import { workAgainFor } from '../live/work-again.ts';
import type { WorkAgainParts } from '../live/work-again.ts';
import type { ForgottenUsers } from '../privacy/forgotten-users.ts';
import type { DatabaseGuard } from '../serving/database-guard.ts';
import type { GatewayStore } from '../serving/serving.ts';
import { recordOf } from '../telemetry/request-record.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { createExplanationLoader } from './explanation-loader.ts';
import { createProductLoader } from './product-loader.ts';
import type { GatewayParts, RequestContext } from './request-context.ts';

/** What requests are given, and what is kept for them. */
export interface OpenedParts extends GatewayParts {
  readonly forgotten: ForgottenUsers;
  readonly auditLog: AuditLog;
}

export interface ContextSources {
  readonly store: Pick<GatewayStore, 'catalog'>;
  readonly database: DatabaseGuard;
  readonly parts: OpenedParts;
  readonly telemetry: Telemetry;
}

/** As much as `searchRanked` costs by itself. */
const RANKING_POINTS = 50;

/** Makes the context of each request. */
export function contextFor(
  { store, database, parts, telemetry }: ContextSources,
  again: WorkAgainParts,
): (asked: Asked) => RequestContext {
  const { auditLog, ...given } = parts;
  const { serving, clock } = given;
  // A subscription goes on for hours: its rankings are counted, and noted in no record that stays.
  const search = (...asked: Parameters<typeof serving.search>): ReturnType<typeof serving.search> =>
    telemetry.observe(serving, recordOf({})).search(...asked);
  return (asked) => {
    const workAgain = workAgainFor(asked, again);
    return {
      ...given,
      ...asked,
      audit: createRequestAudit({ ...asked, log: auditLog, clock }),
      serving: telemetry.observe(serving, asked.record),
      products: createProductLoader({
        catalog: store.catalog,
        catalogue: serving.catalogue,
        database,
        signal: asked.deadline.signal,
      }),
      explanations: createExplanationLoader(serving, asked.deadline),
      profileOf: async (userId) => {
        asked.deadline.signal.throwIfAborted();
        return serving.profileOf(userId, asked.deadline.signal);
      },
      workAgain,
      searchAgain: (request) => workAgain(RANKING_POINTS, (deadline) => search(request, deadline)),
    };
  };
}
