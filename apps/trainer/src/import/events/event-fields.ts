import type { FieldNames } from '../field-plan.ts';

export type EventField =
  | 'type'
  | 'kind'
  | 'eventId'
  | 'user'
  | 'item'
  | 'at'
  | 'ingestedAt'
  | 'session'
  | 'slate'
  | 'position'
  | 'query'
  | 'policy'
  | 'propensity'
  | 'resultCount'
  | 'value'
  | 'rating'
  | 'quantity'
  | 'dwellMs'
  | 'simulated';

/** What logs call their columns. */
export const EVENT_FIELD_NAMES: FieldNames<EventField> = {
  type: ['type', 'event', 'eventType', 'eventName', 'action', 'behavior', 'behaviour'],
  kind: ['kind', 'interaction', 'interactionKind'],
  eventId: ['eventId', 'id', 'uuid', 'messageId'],
  user: ['user', 'userId', 'visitorId', 'customerId', 'shopperId', 'reviewerId', 'uid', 'clientId'],
  item: ['item', 'itemId', 'product', 'productId', 'sku', 'articleId', 'parentAsin', 'asin', 'movieId'],
  at: [
    'occurredAt',
    'shownAt',
    'timestamp',
    'time',
    'ts',
    'eventTime',
    'datetime',
    'date',
    'createdAt',
    'unixReviewTime',
  ],
  ingestedAt: ['ingestedAt', 'receivedAt', 'loggedAt'],
  session: ['session', 'sessionId', 'userSession', 'visitId'],
  slate: ['slate', 'slateId', 'searchId', 'requestId', 'queryId', 'impressionId'],
  position: ['position', 'rank', 'slot'],
  query: ['query', 'searchQuery', 'searchTerm', 'keywords', 'q'],
  policy: ['policy', 'policyVersion'],
  propensity: ['propensity'],
  resultCount: ['resultCount', 'results', 'totalResults'],
  value: ['value'],
  rating: ['rating', 'stars', 'overall'],
  quantity: ['quantity', 'qty'],
  dwellMs: ['dwellMs', 'dwell', 'durationMs'],
  simulated: ['simulated'],
};
