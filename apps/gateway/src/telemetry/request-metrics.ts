import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { RankedFacts, RequestRecord } from './request-record.ts';

/** Counts what requests came to. */
export interface RequestMetrics {
  answered(record: Readonly<RequestRecord>, ms: number): void;
  ranked(facts: RankedFacts): void;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Clients name operations: a series each for so many, and one for all others. */
const MOST_OPERATIONS = 100;
const MS = 1e-3;
/** What was turned away for what it is or for want of room, as against what went wrong. */
const REFUSED =
  /^(OVERLOADED|RATE_LIMITED|UNAUTHENTICATED|FORBIDDEN|.*_(EXCEEDED|REFUSED|TRUSTED|MISMATCH)|BODY_TOO_LARGE)$/;

export function createRequestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const durations = new Histogram({
    name: 'fusionrank_operation_duration_seconds',
    help: `GraphQL requests by operation (the first ${MOST_OPERATIONS} names, then "other"), beacons as "POST /events", and by OK or the code of the first error.`,
    labelNames: ['operation', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const stages = new Histogram({
    name: 'fusionrank_stage_duration_seconds',
    help: 'Stages of rankings, each with all its time; "total" is the whole ranking.',
    labelNames: ['ranking', 'stage'],
    buckets: SECONDS,
    registers,
  });
  const degraded = new Counter({
    name: 'fusionrank_degraded_total',
    help: 'Rankings that did without something, by what.',
    labelNames: ['ranking', 'reason'],
    registers,
  });
  const refused = new Counter({
    name: 'fusionrank_refused_total',
    help: 'Requests that were turned away: past a limit, shed, not allowed.',
    labelNames: ['code'],
    registers,
  });
  const operations = new Set<string>();
  const labelOf = (operation: string): string => {
    if (operations.size < MOST_OPERATIONS) operations.add(operation);
    return operations.has(operation) ? operation : 'other';
  };
  return {
    answered: ({ operation, outcome }, ms) => {
      durations.observe({ operation: operation === undefined ? 'none' : labelOf(operation), outcome }, ms * MS);
      if (REFUSED.test(outcome)) refused.inc({ code: outcome });
    },
    ranked: ({ ranking, degraded: reasons, timing }) => {
      stages.observe({ ranking, stage: 'total' }, timing.totalMs * MS);
      for (const { name, ms } of timing.stages) stages.observe({ ranking, stage: name }, ms * MS);
      for (const reason of reasons) degraded.inc({ ranking, reason });
    },
  };
}
