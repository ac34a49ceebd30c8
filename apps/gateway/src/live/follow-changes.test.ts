import { expect, test } from 'vitest';
import { followChanges } from './follow-changes.ts';

/** Looks that come to these, one after the other, and then the end. */
function following(states: readonly (string | undefined)[]) {
  const controller = new AbortController();
  const left = [...states];
  return followChanges<string>({
    intervalMs: 1_000,
    signal: controller.signal,
    look: () => Promise.resolve(left.shift()),
    markOf: (state) => state.toLowerCase(),
    wait: (ms) => {
      expect(ms).toBe(1_000);
      if (left.length === 0) controller.abort();
      return Promise.resolve();
    },
  });
}

test.each([
  { what: 'the first is told at once', states: ['a'], told: ['a'] },
  { what: 'the same is told once', states: ['a', 'a', 'A'], told: ['a'] },
  { what: 'another is told, also one that was before', states: ['a', 'b', 'b', 'a'], told: ['a', 'b', 'a'] },
  { what: 'a look that could not be is no change', states: [undefined, 'a', undefined, 'a', 'b'], told: ['a', 'b'] },
  { what: 'without any look there is nothing', states: [undefined], told: [] },
])('$what', async ({ states, told }) => {
  const came: string[] = [];
  for await (const state of following(states)) came.push(state);
  expect(came).toEqual(told);
});
