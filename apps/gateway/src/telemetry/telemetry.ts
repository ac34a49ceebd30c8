import { Registry } from 'prom-client';
import type { Serving } from '../serving/serving.ts';
import type { Settings } from '../settings/settings.ts';
import { createCacheMetrics } from './cache-metrics.ts';
import type { CacheRead } from './cache-metrics.ts';
import { logAnswer } from './log-answer.ts';
import type { Answered } from './log-answer.ts';
import { observeServing } from './observe-serving.ts';
import type { InTurn } from './observe-serving.ts';
import { createRequestMetrics } from './request-metrics.ts';
import type { RequestRecord } from './request-record.ts';
import { openTracing } from './tracing.ts';
import type { Tracing } from './tracing.ts';
import { measureLive, measureState, measureTurns } from './state-metrics.ts';
import type { MeasuredLive, MeasuredState, MeasuredTurns } from './state-metrics.ts';

/** What a gateway tells of itself: its metrics, and a line in the log for each request. */
export interface Telemetry {
  readonly registry: Registry;
  readonly onRead: CacheRead;
  readonly onAnswered: (answered: Answered) => void;
  /** The serving of one request; its rankings wait for their turn, and are noted in the request's record. */
  observe(serving: Serving, record: RequestRecord, inTurn: InTurn): Serving;
  measure(state: MeasuredState): void;
  measureLive(live: MeasuredLive): void;
  measureTurns(turns: MeasuredTurns): void;
  /** Undefined: nothing is traced. */
  readonly tracing: Tracing | undefined;
}

export function createTelemetry({ slowMs, otlpUrl }: Pick<Settings, 'slowMs' | 'otlpUrl'>): Telemetry {
  const registry = new Registry();
  const requests = createRequestMetrics(registry);
  return {
    tracing: otlpUrl === undefined ? undefined : openTracing(otlpUrl),
    registry,
    onRead: createCacheMetrics(registry),
    onAnswered: (answered) => {
      requests.answered(answered.record, answered.ms);
      logAnswer(answered, slowMs);
    },
    observe: (serving, record, inTurn) =>
      observeServing(serving, {
        inTurn,
        onRanking: (facts) => {
          record.rankings.push(facts);
          requests.ranked(facts);
        },
      }),
    measure: (state) => measureState(registry, state),
    measureLive: (live) => measureLive(registry, live),
    measureTurns: (turns) => measureTurns(registry, turns),
  };
}
