import type { Deadline } from '@fusionrank/search';
import { GraphQLError } from 'graphql';
import { principalOf } from '../admission/principal.ts';
import type { Asking } from '../admission/principal.ts';
import type { RateLimit } from '../admission/rate-limit.ts';
import { inTime } from '../load/in-time.ts';
import type { Gate } from '../load/gate.ts';
import { requestDeadline } from '../load/request-deadline.ts';

/**
 * Does something again for one who follows it, at their expense; undefined where they have no points left, there is no room now, or it is
 * not done in time.
 */
export type WorkAgain = <T>(points: number, work: (deadline: Deadline) => Promise<T>) => Promise<T | undefined>;

export interface WorkAgainParts {
  readonly gate: Gate;
  /** Undefined: as much as one likes. */
  readonly rate: RateLimit | undefined;
  readonly deadlineMs: number;
}

const NOT_NOW: ReadonlySet<unknown> = new Set(['OVERLOADED', 'RATE_LIMITED', 'DEADLINE_EXCEEDED']);

/** It takes a place, points and a deadline as a request does: those who follow have no better way in. */
export function workAgainFor(who: Asking, { gate, rate, deadlineMs }: WorkAgainParts): WorkAgain {
  return async (points, work) => {
    const deadline = requestDeadline({ allowedMs: deadlineMs, stopwatch: () => performance.now() });
    try {
      return await inTime({ gate, signal: deadline.signal }, async () => {
        if (points > 0) await rate?.consume(principalOf(who), points);
        return work(deadline);
      });
    } catch (error) {
      if (error instanceof GraphQLError && NOT_NOW.has(error.extensions['code'])) return undefined;
      throw error;
    } finally {
      deadline.end();
    }
  };
}
