import { setTimeout as sleep } from 'node:timers/promises';

/** A client that sends batch after batch of clicks, and sends one again until it is acknowledged. */
export interface EndlessTracker {
  /** Batches 0 … n − 1 have been acknowledged. */
  readonly acknowledged: () => number;
  /** Where to send from now on; the gateway's address changes when it is started again. */
  moveTo(url: string): void;
  /** After the batch that is being sent. */
  stop(): Promise<void>;
}

export const TRACKED_BATCH = 20;

export function startEndlessTracker(url: string, name: string): EndlessTracker {
  let address = url;
  let acknowledged = 0;
  const stopping = new AbortController();
  const work = (async () => {
    while (!stopping.signal.aborted) {
      const answer = await sendBatch(address, { name, n: acknowledged });
      if (answer !== undefined) acknowledged++;
      else await sleep(50);
    }
  })();
  return {
    acknowledged: () => acknowledged,
    moveTo: (next) => {
      address = next;
    },
    stop: () => {
      stopping.abort();
      return work;
    },
  };
}

export interface Acknowledgement {
  readonly accepted: number;
  readonly duplicates: number;
}

const TRACK = `mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted duplicates errors { __typename } } }`;

/** Tells one tracker's batches from another's. */
export interface BatchName {
  readonly name: string;
  readonly n: number;
}

/** The same events for the same name and number. Undefined when nobody acknowledged them. */
export async function sendBatch(url: string, { name, n }: BatchName): Promise<Acknowledgement | undefined> {
  const events = Array.from({ length: TRACKED_BATCH }, (_, i) => ({
    eventId: `${name}/${n}/${i}`,
    payload: { click: { productId: `shoe-${String(i).padStart(2, '0')}` } },
  }));
  const body = JSON.stringify({ query: TRACK, variables: { input: { userId: `u${n % 10}`, events } } });
  try {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-role': 'SERVICE' },
      body,
    });
    const { data } = (await answer.json()) as { data?: { trackEvents: Acknowledgement | null } };
    return data?.trackEvents ?? undefined;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined; // killed before or while it answered
    throw error;
  }
}
