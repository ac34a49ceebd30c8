import type { AuditLog } from '../audit/audit-log.ts';
import { createRequestAudit } from '../audit/request-audit.ts';
import type { Asked } from '../http/graphql-route.ts';
import { workAgainFor } from '../live/work-again.ts';
import { principalOf } from '../admission/principal.ts';
import type { FairTurns } from '../load/fair-turns.ts';
import type { InTurn } from '../telemetry/observe-serving.ts';
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
  /** Of rankings. */
  readonly turns: FairTurns;
}

/** As much as `searchRanked` costs by itself. */
const RANKING_POINTS = 50;

/** Makes the context of each request. */
export function contextFor(
  { store, database, parts, telemetry, turns }: ContextSources,
  again: WorkAgainParts,
): (asked: Asked) => RequestContext {
  const { auditLog, ...given } = parts;
  const { serving, clock } = given;
  return (asked) => {
    const workAgain = workAgainFor(asked, again);
    const inTurn = turnsOf(asked, turns);
    return {
      ...given,
      ...asked,
      audit: createRequestAudit({ ...asked, log: auditLog, clock }),
      serving: telemetry.observe(serving, asked.record, inTurn),
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
      searchAgain: (request) =>
        workAgain(RANKING_POINTS, (deadline) =>
          // A subscription goes on for hours: its rankings are counted, and noted in no record that stays.
          telemetry.observe(serving, recordOf({}), inTurn).search(request, deadline),
        ),
    };
  };
}

/** Whoever a service acts for has turns of their own. */
function turnsOf(asked: Asked, turns: FairTurns): InTurn {
  const { role, userId } = asked.viewer;
  const who = role === 'SERVICE' ? `${principalOf(asked)} ${userId}` : principalOf(asked);
  return (deadline, work) => turns.take({ who, signal: deadline?.signal, work });
}
