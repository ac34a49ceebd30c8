import type { ShopEvent } from '@fusionrank/domain/event';
import { impressionEvent, interactionEvent, searchEvent } from './event-builders.ts';

export const NUMBERED_BATCH_SIZE = 20;

/** The same events for the same number: a search, what it showed, and a click, of one of ten users. */
export function numberedBatch(n: number): readonly ShopEvent[] {
  const slate = { userId: `u${n % 10}`, slateId: `slate${n}` };
  return Array.from({ length: NUMBERED_BATCH_SIZE }, (_, i) => {
    if (i === 0) return searchEvent({ ...slate, eventId: `${n} search` });
    if (i === 1) return interactionEvent({ ...slate, eventId: `${n} click` });
    return impressionEvent({ ...slate, eventId: `${n} shown ${i}`, position: i });
  });
}
