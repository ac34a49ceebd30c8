export { createClient } from './create-client.ts';
export type { Client, ClientOptions, RequestOptions } from './create-client.ts';
export { createEventBatcher } from './events/event-batcher.ts';
export type { EventBatcher, EventBatcherOptions, RefusedEvents, Tracked } from './events/event-batcher.ts';
export type { EventStorage } from './events/kept-events.ts';
export type { EventPayload } from './events/queued-event.ts';
export type { OperationText } from './requests/operation-text.ts';
export type { Failure, Outcome } from './requests/outcome.ts';
export type { FacetChoiceFragment, ProductCardFragment, SearchHitFragment } from './documents.generated.ts';
