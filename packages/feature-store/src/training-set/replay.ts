import type { EventId, ItemId, UserId } from '@fusionrank/domain/id';
import type { Consent, UserProfile } from '@fusionrank/domain/profile';
import type { InteractionRow } from '../events/interaction-rows.ts';
import { toKnownInteraction } from '../events/interaction-rows.ts';
import type { Snapshot } from '../events/snapshot.ts';
import type { ItemFacts } from '../features/item-facts.ts';
import type { KnownInteraction } from '../features/known-interactions.ts';
import { insertNewestFirst } from '../features/known-interactions.ts';
import type { Popularity } from '../features/popularity.ts';
import { createPopularity } from '../features/popularity.ts';
import { DEFAULT_CONSENT, profileAt } from '../features/profile.ts';
import type { Taste } from '../features/taste.ts';
import { NO_TASTE, tasteOf } from '../features/taste.ts';
import { readAllConsents } from '../profiles/consents.ts';
import { readItemFacts } from '../profiles/item-facts.ts';

/** What was known at an instant that only moves forward. */
export interface Replay {
  /** Lets everything become known that was known before `instant`, which must not lie before the last one. */
  advanceTo(instant: Date): Promise<void>;
  readonly profileOf: (userId: UserId, asOf: Date) => UserProfile;
  readonly popularityAt: Popularity['valueAt'];
}

/**
 * Replays every interaction of the log in the order in which it became known. Holds what the profiles of the users seen
 * so far are read from, one sum per item, and the facts of the items touched; nothing else grows.
 */
export async function startReplay(snapshot: Snapshot): Promise<Replay> {
  const known = createKnowledge(await readAllConsents(({ text }, values) => snapshot.rows(text, values)));
  const batches = snapshot.batches<ReplayRow>({ text: REPLAY_SQL, values: [], batchSize: BATCH });
  let rows: readonly ReplayRow[] = [];
  let next = 0;

  const fetch = async (): Promise<boolean> => {
    const batch = await batches.next();
    if (batch.done === true) return false;
    [rows, next] = [batch.value, 0];
    const unknown = new Set(rows.map(({ itemId }) => itemId).filter((itemId) => !known.facts.has(itemId)));
    const read = new Map(await readItemFacts(({ text }, values) => snapshot.rows(text, values), [...unknown]));
    for (const itemId of unknown) known.facts.set(itemId, read.get(itemId));
    return true;
  };

  return {
    advanceTo: async (instant) => {
      const until = instant.getTime();
      for (;;) {
        for (let row = rows[next]; row !== undefined; row = rows[next]) {
          if (row.knownAt.getTime() >= until) return;
          known.learn(row);
          next += 1;
        }
        if (!(await fetch())) return;
      }
    },
    profileOf: known.profileOf,
    popularityAt: known.popularity.valueAt,
  };
}

type ReplayRow = Omit<InteractionRow, 'sessionId' | 'slateId' | 'position' | 'simulated' | 'ingestedAt'> & {
  readonly userId: UserId;
  readonly eventId: EventId;
  readonly knownAt: Date;
};

interface KnownUser {
  readonly newest: KnownInteraction[];
  count: number;
  /** Read when it is first needed after a change. */
  taste: Taste | undefined;
}

interface Knowledge {
  readonly popularity: Popularity;
  /** Undefined for an item that was looked up and is not in the catalogue. */
  readonly facts: Map<ItemId, ItemFacts | undefined>;
  learn(row: ReplayRow): void;
  readonly profileOf: Replay['profileOf'];
}

function createKnowledge(consents: ReadonlyMap<UserId, Consent>): Knowledge {
  const users = new Map<UserId, KnownUser>();
  const facts: Knowledge['facts'] = new Map();
  const popularity = createPopularity();
  return {
    popularity,
    facts,
    learn: (row) => {
      const interaction = toKnownInteraction(row);
      popularity.apply(interaction);
      const user = users.get(row.userId) ?? { newest: [], count: 0, taste: undefined };
      insertNewestFirst(user.newest, interaction);
      user.count += 1;
      user.taste = undefined;
      users.set(row.userId, user);
    },
    profileOf: (userId, asOf) => {
      const user = users.get(userId);
      if (user !== undefined) user.taste ??= tasteOf(user.newest, (itemId) => facts.get(itemId));
      const consent = consents.get(userId) ?? DEFAULT_CONSENT;
      return profileAt({ userId, asOf, taste: user?.taste ?? NO_TASTE, interactionCount: user?.count ?? 0, consent });
    },
  };
}

const BATCH = 5_000;

/** In the order of `knownAt` (see features/known-at.ts); within a millisecond the order changes nothing. */
const REPLAY_SQL = `
  SELECT "userId", "eventId", "itemId", "kind", "value", "query", "occurredAt",
         greatest("occurredAt", "ingestedAt") AS "knownAt"
  FROM "InteractionEvent"
  ORDER BY greatest("occurredAt", "ingestedAt")`;
