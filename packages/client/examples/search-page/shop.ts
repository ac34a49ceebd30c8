import { createClient, createEventBatcher } from '@fusionrank/client';
import type { Client, EventBatcher } from '@fusionrank/client';

/** Where the page gets all it shows, and tells what was done on it. */
export interface Shop {
  readonly client: Client;
  readonly events: EventBatcher;
}

/** @param gateway Its address, without a slash at the end. */
export function openShop(gateway: string): Shop {
  const sessionId = sessionOf(localStorage);
  return {
    client: createClient({ url: `${gateway}/graphql`, headers: () => ({ 'x-session-id': sessionId }) }),
    events: createEventBatcher({
      url: `${gateway}/events`,
      sessionId,
      consent: localStorage.getItem('consent') === 'given' ? 'given' : 'not-given',
      storage: localStorage,
    }),
  };
}

/** A session is a taste of its own: the same one for what is tracked and for what is searched. */
function sessionOf(storage: Storage): string {
  const known = storage.getItem('session');
  if (known !== null) return known;
  const made = crypto.randomUUID();
  storage.setItem('session', made);
  return made;
}
