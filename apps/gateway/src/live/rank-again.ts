import type { SearchRequest } from '@fusionrank/domain/search';
import type { Deadline, RankedSlate } from '@fusionrank/search';
import { GraphQLError } from 'graphql';
import { principalOf } from '../admission/principal.ts';
import type { Asking } from '../admission/principal.ts';
import type { RateLimit } from '../admission/rate-limit.ts';
import type { Gate } from '../load/gate.ts';
import { requestDeadline } from '../load/request-deadline.ts';

/** Ranks again for one who follows a ranking, at their expense; undefined where they have no points left, or there is no room now. */
export type RankAgain = (request: SearchRequest) => Promise<RankedSlate | undefined>;

export interface RankAgainParts {
  readonly gate: Gate;
  /** Undefined: as much as one likes. */
  readonly rate: RateLimit | undefined;
  readonly deadlineMs: number;
}

export interface RankAgainFor extends RankAgainParts {
  readonly search: (request: SearchRequest, deadline: Deadline) => Promise<RankedSlate>;
}

/** As much as `searchRanked` costs by itself. */
const RANKING_POINTS = 50;
const NOT_NOW: ReadonlySet<unknown> = new Set(['OVERLOADED', 'RATE_LIMITED', 'DEADLINE_EXCEEDED']);

/** A further ranking takes a place, points and a deadline as a request does: those who follow have no better way in. */
export function rankAgainFor(who: Asking, { gate, rate, deadlineMs, search }: RankAgainFor): RankAgain {
  return async (request) => {
    const deadline = requestDeadline({ allowedMs: deadlineMs, stopwatch: () => performance.now() });
    try {
      const leave = await gate.enter(deadline.signal);
      try {
        await rate?.consume(principalOf(who), RANKING_POINTS);
        return await search(request, deadline);
      } finally {
        leave();
      }
    } catch (error) {
      if (error instanceof GraphQLError && NOT_NOW.has(error.extensions['code'])) return undefined;
      throw error;
    } finally {
      deadline.end();
    }
  };
}
