import type { ShopEvent } from '@fusionrank/domain/event';
import { isProblem, problem } from '@fusionrank/domain/problem';
import { trackedEvent } from '../../../../tracking/tracked-event.ts';
import type { TrackedBy } from '../../../../tracking/tracked-event.ts';
import { viewerAs } from '../../../../access/viewer-as.ts';
import { inSession } from '../../../../viewer/viewer.ts';
import type { EventInput, MutationResolvers, ResolversTypes } from '../../../types.generated.ts';

const MOST_EVENTS = 1_000;

export const trackEvents: NonNullable<MutationResolvers['trackEvents']> = async (_parent, { input }, context) => {
  if (input.events.length > MOST_EVENTS) {
    throw problem('INVALID_INPUT', `events: expected at most ${MOST_EVENTS}, got ${input.events.length}`);
  }
  const acting = viewerAs(context, { userId: input.userId, purpose: 'record' });
  const viewer = inSession(acting, input.sessionId);
  const { events, errors } = sorted(input.events, { viewer, tokens: context.tokens, now: context.clock() });
  const stored = events.length === 0 ? { accepted: 0, duplicates: 0 } : await context.events.append(events);
  context.serving.noticeEvents(events);
  return { ...stored, errors, clientMutationId: input.clientMutationId ?? null };
};

type Refusal = ResolversTypes['TrackEventsError'];

/** Those that can be stored, and why the others can't. */
function sorted(inputs: readonly EventInput[], by: TrackedBy): { events: ShopEvent[]; errors: Refusal[] } {
  const events: ShopEvent[] = [];
  const errors: Refusal[] = [];
  for (const [index, input] of inputs.entries()) {
    try {
      events.push(...trackedEvent(input, by));
    } catch (error) {
      if (!isProblem(error)) throw error;
      const path = ['events', String(index)];
      errors.push({ __typename: 'ValidationError', code: error.code, message: error.message, path });
    }
  }
  return { events, errors };
}
