import { parseItemId, parseUserId, type UserId } from '@fusionrank/domain/id';
import type { HistoryEntry } from '@fusionrank/domain/profile';
import { expect, test } from 'vitest';
import type { BehaviourLookup } from './behaviour-lookup.ts';
import { createDatabaseGuard } from './database-guard.ts';
import { createSimilarUsers } from './similar-users.ts';

const [me, anna, ben] = ['me', 'anna', 'ben'].map((id) => parseUserId(id)) as [UserId, UserId, UserId];
const shoe: HistoryEntry = {
  itemId: parseItemId('shoe'),
  kind: 'click',
  value: 1,
  occurredAt: new Date('2026-03-01T12:00:00.000Z'),
};

function lookup(near: readonly UserId[]): BehaviourLookup {
  const users = near.map((userId, at) => ({ userId, similarity: 1 / (at + 1) }));
  return { itemsLike: () => new Int32Array(0), usersLike: (id) => (id === me ? users : []) };
}

/** The store knows of what Anna did alone; `answers` says whether it does at all. */
function opened(behaviour: BehaviourLookup | undefined) {
  const live = { behaviour, answers: true, reads: 0 };
  const ask = createSimilarUsers({
    behaviour: () => live.behaviour,
    profiles: {
      recent: async () => {
        live.reads++;
        if (!live.answers) throw new Error('gone');
        return Promise.resolve(new Map([[anna, [shoe]]]));
      },
    },
    database: createDatabaseGuard({ onChange: () => undefined, stopwatch: () => 0, restMs: 0 }),
    clock: () => new Date('2026-03-02T00:00:00.000Z'),
  });
  return { live, ask };
}

test('neighbours come with what they did; those of whom nothing may be known do not', async () => {
  const { ask } = opened(lookup([anna, ben]));
  expect(await ask(me)).toEqual([{ similarity: 1, history: [shoe] }]);
});

test('the database is asked once for a user, and again for another model', async () => {
  const { live, ask } = opened(lookup([anna]));
  await ask(me);
  await ask(me);
  expect(live.reads).toBe(1);
  live.behaviour = lookup([ben]);
  expect(await ask(me)).toEqual([]);
  expect(live.reads).toBe(2);
});

test('without behaviour, or for a user whom the model has not met, nothing is read', async () => {
  const { live, ask } = opened(undefined);
  expect(await ask(me)).toEqual([]);
  live.behaviour = lookup([anna]);
  expect(await ask(ben)).toEqual([]);
  expect(live.reads).toBe(0);
});

test('while the database does not answer there are no neighbours, and it is asked again later', async () => {
  const { live, ask } = opened(lookup([anna]));
  live.answers = false;
  expect(await ask(me)).toEqual([]);
  live.answers = true;
  expect(await ask(me)).toHaveLength(1);
});
