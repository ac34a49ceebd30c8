import { storableText } from '../database/storable-text.ts';
import type { Impression, Interaction, SearchEvent } from '@fusionrank/domain/event';

type ColumnType = 'text' | 'integer' | 'real' | 'boolean' | 'timestamptz';

/** One column of an event table, and where its value comes from. Undefined is stored as NULL. */
export interface Column<Event> {
  readonly name: string;
  readonly type: ColumnType;
  readonly valueOf: (event: Event) => string | number | boolean | undefined;
}

/** How one type of event is stored; single inserts and COPY write the same columns. */
export interface EventTable<Event> {
  readonly name: 'SearchEvent' | 'ImpressionEvent' | 'InteractionEvent';
  readonly columns: readonly Column<Event>[];
}

type Logged = Pick<SearchEvent, 'eventId' | 'userId' | 'sessionId' | 'ingestedAt' | 'simulated'>;

const loggedColumns: readonly Column<Logged>[] = [
  { name: 'userId', type: 'text', valueOf: (event) => event.userId },
  { name: 'eventId', type: 'text', valueOf: (event) => event.eventId },
  { name: 'sessionId', type: 'text', valueOf: (event) => event.sessionId },
  { name: 'simulated', type: 'boolean', valueOf: (event) => event.simulated },
  { name: 'ingestedAt', type: 'timestamptz', valueOf: (event) => event.ingestedAt.toISOString() },
];

export const SEARCH_TABLE: EventTable<SearchEvent> = {
  name: 'SearchEvent',
  columns: [
    ...loggedColumns,
    { name: 'slateId', type: 'text', valueOf: (event) => event.slateId },
    { name: 'query', type: 'text', valueOf: (event) => storableText(event.query) },
    { name: 'photograph', type: 'text', valueOf: (event) => event.photograph },
    { name: 'policy', type: 'text', valueOf: (event) => event.policy },
    { name: 'resultCount', type: 'integer', valueOf: (event) => event.resultCount },
    { name: 'latencyMs', type: 'real', valueOf: (event) => event.latencyMs },
    { name: 'degraded', type: 'text', valueOf: (event) => event.degraded?.join() },
    { name: 'shownAt', type: 'timestamptz', valueOf: (event) => event.shownAt.toISOString() },
  ],
};

export const IMPRESSION_TABLE: EventTable<Impression> = {
  name: 'ImpressionEvent',
  columns: [
    ...loggedColumns,
    { name: 'slateId', type: 'text', valueOf: (event) => event.slateId },
    { name: 'itemId', type: 'text', valueOf: (event) => event.itemId },
    { name: 'position', type: 'integer', valueOf: (event) => event.position },
    { name: 'policy', type: 'text', valueOf: (event) => event.policy },
    { name: 'propensity', type: 'real', valueOf: (event) => event.propensity },
    { name: 'shownAt', type: 'timestamptz', valueOf: (event) => event.shownAt.toISOString() },
  ],
};

export const INTERACTION_TABLE: EventTable<Interaction> = {
  name: 'InteractionEvent',
  columns: [
    ...loggedColumns,
    { name: 'itemId', type: 'text', valueOf: (event) => event.itemId },
    { name: 'kind', type: 'text', valueOf: (event) => event.kind },
    { name: 'value', type: 'real', valueOf: (event) => event.value },
    { name: 'slateId', type: 'text', valueOf: (event) => event.slateId },
    { name: 'position', type: 'integer', valueOf: (event) => event.position },
    {
      name: 'query',
      type: 'text',
      valueOf: (event) => (event.query === undefined ? undefined : storableText(event.query)),
    },
    { name: 'occurredAt', type: 'timestamptz', valueOf: (event) => event.occurredAt.toISOString() },
  ],
};

/** The column names, quoted, as INSERT and COPY list them. */
export function columnList(table: { readonly columns: readonly { readonly name: string }[] }): string {
  return table.columns.map(({ name }) => `"${name}"`).join(', ');
}
