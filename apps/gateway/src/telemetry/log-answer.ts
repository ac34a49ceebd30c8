import type { FastifyBaseLogger } from 'fastify';
import type { RankedFacts, RequestRecord } from './request-record.ts';

export interface Answered {
  readonly record: Readonly<RequestRecord>;
  readonly status: number;
  readonly ms: number;
  /** The request's own, which has its id. */
  readonly log: Pick<FastifyBaseLogger, 'info' | 'warn'>;
}

/** One line for each GraphQL request and each beacon; a slow one is a warning that says what took the time. */
export function logAnswer({ record, status, ms, log }: Answered, slowMs: number): void {
  const { rankings, ...facts } = record;
  const degraded = [...new Set(rankings.flatMap((ranking) => ranking.degraded))];
  const line = { ...facts, status, ms: tenths(ms), ...(degraded.length === 0 ? {} : { degraded }) };
  if (ms < slowMs) log.info(line, 'answered');
  else log.warn({ ...line, rankings: rankings.map(timesOf) }, 'answered slowly');
}

const timesOf = ({ ranking, timing }: RankedFacts): object => ({
  ranking,
  totalMs: tenths(timing.totalMs),
  ...Object.fromEntries(timing.stages.map(({ name, ms }) => [name, tenths(ms)])),
});

const tenths = (ms: number): number => Math.round(ms * 10) / 10;
