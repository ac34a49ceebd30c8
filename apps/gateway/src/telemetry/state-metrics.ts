import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Serving } from '../serving/serving.ts';
import type { ImpressionLog } from '../tracking/impression-log.ts';

export interface MeasuredState {
  readonly serving: Pick<Serving, 'model' | 'checkedAt'>;
  readonly impressions: Pick<ImpressionLog, 'waiting' | 'oldestAt'>;
  readonly isDatabaseUp: () => boolean;
  readonly now: () => Date;
}

export interface MeasuredLive {
  readonly subscriptions: () => number;
  readonly sockets: () => number;
}

export interface MeasuredTurns {
  readonly waiting: number;
}

export function measureTurns(registry: Registry, turns: MeasuredTurns): void {
  gaugesOf(registry)('fusionrank_rankings_waiting', 'Rankings that wait for their turn.', () => turns.waiting);
}

/** What stays open. */
export function measureLive(registry: Registry, { subscriptions, sockets }: MeasuredLive): void {
  const gauge = gaugesOf(registry);
  gauge('fusionrank_subscriptions', 'Subscriptions under way, by either way.', subscriptions);
  gauge('fusionrank_sockets', 'WebSockets that are open, or about to be.', sockets);
}

const gaugesOf =
  (registry: Registry) =>
  (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  };

/** What is in force and how far behind it may be, worked out when it is asked for. */
export function measureState(registry: Registry, { serving, impressions, isDatabaseUp, now }: MeasuredState): void {
  const gauge = gaugesOf(registry);
  const secondsSince = (then: Date | undefined): number =>
    then === undefined ? 0 : Math.max(0, (now().getTime() - then.getTime()) / 1_000);
  gauge(
    'fusionrank_impressions_waiting',
    'Events of what was shown that are not yet in the event log.',
    () => impressions.waiting,
  );
  gauge('fusionrank_event_lag_seconds', 'Age of the oldest of those; 0 when none waits.', () =>
    secondsSince(impressions.oldestAt),
  );
  gauge('fusionrank_database_up', '1 while the database answers, else 0.', () => Number(isDatabaseUp()));
  new Gauge({
    name: 'fusionrank_checked_age_seconds',
    help: 'Seconds since the database last said that this is as it is there, or it was brought up to date.',
    labelNames: ['what'],
    registers: [registry],
    collect() {
      this.set({ what: 'catalogue' }, secondsSince(serving.checkedAt.catalogue));
      this.set({ what: 'rules' }, secondsSince(serving.checkedAt.rules));
    },
  });
  new Gauge({
    name: 'fusionrank_model_info',
    help: '1 for the version of the model in force; none before the first one.',
    labelNames: ['version'],
    registers: [registry],
    collect() {
      this.reset();
      if (serving.model !== undefined) this.set({ version: serving.model.version.id }, 1);
    },
  });
}
