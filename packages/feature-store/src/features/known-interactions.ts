import type { Interaction } from '@fusionrank/domain/event';

/** How many of a user's newest interactions a profile is read from; older ones only count. */
export const PROFILE_EVIDENCE = 500;

/** What a profile keeps of one interaction. */
export type KnownInteraction = Pick<Interaction, 'eventId' | 'itemId' | 'kind' | 'value' | 'query' | 'occurredAt'>;

/** Newest first; ties by event id, last in byte order first, as the database's "C" collation has it. */
export function compareNewestFirst(a: KnownInteraction, b: KnownInteraction): number {
  return (
    b.occurredAt.getTime() - a.occurredAt.getTime() || Buffer.compare(Buffer.from(b.eventId), Buffer.from(a.eventId))
  );
}

/** Puts one interaction where it belongs in a list that is newest first, and drops what is past PROFILE_EVIDENCE. */
export function insertNewestFirst(newest: KnownInteraction[], interaction: KnownInteraction): void {
  // From the front: what becomes known is nearly always the newest.
  let place = 0;
  for (
    let other = newest[0];
    other !== undefined && compareNewestFirst(other, interaction) < 0;
    other = newest[place]
  ) {
    place += 1;
  }
  if (place >= PROFILE_EVIDENCE) return;
  newest.splice(place, 0, interaction);
  if (newest.length > PROFILE_EVIDENCE) newest.pop();
}
