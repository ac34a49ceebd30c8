import type { RequestContext } from '../context/request-context.ts';
import { requestDeadline } from '../load/request-deadline.ts';
import type { Asked } from './graphql-route.ts';
import type { LiveContext } from './live-operation.ts';

export interface LiveContextParts {
  readonly contextOf: (asked: Asked) => RequestContext;
  readonly deadlineMs: number;
}

/** Contexts of one subscription, whichever way it came: one to begin with and one for each event, with a deadline of its own. */
export function liveContexts(
  { contextOf, deadlineMs }: LiveContextParts,
  asked: Omit<Asked, 'record' | 'deadline'>,
): (record: Asked['record']) => LiveContext {
  return (record) => {
    const deadline = requestDeadline({
      allowedMs: deadlineMs,
      stopwatch: () => performance.now(),
      requestId: asked.requestId,
    });
    return { context: contextOf({ ...asked, record, deadline }), end: () => deadline.end() };
  };
}
