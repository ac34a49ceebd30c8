import type { ShopEvent } from '@fusionrank/domain/event';
import { isProblem, problem } from '@fusionrank/domain/problem';
import { viewerAs } from '../access/viewer-as.ts';
import type { RequestContext } from '../context/request-context.ts';
import type { EventInput } from '../schema/types.generated.ts';
import { inSession } from '../viewer/viewer.ts';
import { trackedEvent } from './tracked-event.ts';
import type { TrackedBy } from './tracked-event.ts';

const MOST_EVENTS = 1_000;

/** What a client tells at once; an event that could not even be read is there as the refusal that it came to. */
export interface ToldEvents {
  readonly userId?: string | null | undefined;
  readonly sessionId?: string | null | undefined;
  readonly events: readonly (EventInput | EventRefusal)[];
}

/** Why one event is not stored. */
export interface EventRefusal {
  readonly __typename: 'ValidationError';
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

export interface TrackedEvents {
  /** Rows stored now. */
  readonly accepted: number;
  /** Rows that were there already. */
  readonly duplicates: number;
  readonly errors: readonly EventRefusal[];
}

export type TrackingParts = Pick<
  RequestContext,
  'viewer' | 'audit' | 'tokens' | 'events' | 'serving' | 'profileChanges' | 'clock'
>;

/**
 * Stores what can be stored, durably, and says why the rest can't. The same by GraphQL and by beacon. Throws INVALID_INPUT for more
 * than 1,000 events, a FORBIDDEN GraphQLError where the viewer may not tell of that user.
 */
export async function trackEvents(told: ToldEvents, parts: TrackingParts): Promise<TrackedEvents> {
  if (told.events.length > MOST_EVENTS) {
    throw problem('INVALID_INPUT', `events: expected at most ${MOST_EVENTS}, got ${told.events.length}`);
  }
  const acting = viewerAs(parts, { userId: told.userId, purpose: 'record' });
  const viewer = inSession(acting, told.sessionId);
  const { events, errors } = sorted(told.events, { viewer, tokens: parts.tokens, now: parts.clock() });
  const stored = events.length === 0 ? { accepted: 0, duplicates: 0 } : await parts.events.append(events);
  parts.serving.noticeEvents(events);
  parts.profileChanges.notice(events);
  return { ...stored, errors };
}

export function eventRefusal(index: number, { code, message }: Pick<EventRefusal, 'code' | 'message'>): EventRefusal {
  return { __typename: 'ValidationError', code, message, path: ['events', String(index)] };
}

/** Those that can be stored, and why the others can't. */
function sorted(told: ToldEvents['events'], by: TrackedBy): { events: ShopEvent[]; errors: EventRefusal[] } {
  const events: ShopEvent[] = [];
  const errors: EventRefusal[] = [];
  for (const [index, one] of told.entries()) {
    if ('code' in one) {
      errors.push(one);
      continue;
    }
    try {
      events.push(...trackedEvent(one, by));
    } catch (error) {
      if (!isProblem(error)) throw error;
      errors.push(eventRefusal(index, error));
    }
  }
  return { events, errors };
}
