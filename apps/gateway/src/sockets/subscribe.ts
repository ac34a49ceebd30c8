import { principalOf } from '../admission/principal.ts';
import { liveContexts } from '../http/live-contexts.ts';
import type { LiveResults } from '../http/live-results.ts';
import { overloaded } from '../load/gate.ts';
import type { SocketOperation, SocketOperationParts } from './socket-operation.ts';

/**
 * Begins a subscription of a socket, in a place among those of every transport. `leave` is called when it has ended, not when it throws.
 */
export async function subscribe(
  { streams, operations, contextOf, gate, deadlineMs }: SocketOperationParts,
  { payload, session, asked }: SocketOperation,
  leave: () => void,
): Promise<LiveResults> {
  if (gate.isFull) throw overloaded();
  const { viewer, record } = asked;
  const place = streams.enter({ principal: principalOf(asked), userId: viewer.userId });
  try {
    const { query, operationName, variables } = payload;
    const open = liveContexts({ contextOf, deadlineMs }, asked);
    const named = { query, operationName: operationName ?? undefined, variables: variables ?? {} };
    const results = await operations.begin({ ...named, record }, open);
    place.begun(results);
    const unsubscribed = session.subscribed();
    return untilEnded(results, () => {
      place.leave();
      unsubscribed();
      leave();
    });
  } catch (error) {
    place.leave();
    throw error;
  }
}

/** Calls `onEnd` once, however they end. */
function untilEnded(results: LiveResults, onEnd: () => void): LiveResults {
  let isEnded = false;
  const end = (): void => {
    if (isEnded) return;
    isEnded = true;
    onEnd();
  };
  return {
    next: async () => {
      const result = await results.next();
      if (result.done === true) end();
      return result;
    },
    return: async () => {
      end();
      return results.return();
    },
    throw: async (cause) => {
      end();
      return results.throw(cause);
    },
    end: (last) => results.end(last),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
