import { parseRuleId } from '@fusionrank/domain/id';
import { parseRuleContent } from '@fusionrank/domain/parse-rule';
import { expect, test, vi } from 'vitest';
import type { GatewayStore } from './serving.ts';
import { createRuleFollower } from './rule-follower.ts';

const rule = {
  id: parseRuleId('r'),
  ...parseRuleContent({ name: 'r', action: { kind: 'pin', itemId: 'a', position: 0 } }),
};

function aStore() {
  const read = vi.fn(() => Promise.resolve([rule]));
  const revision = vi.fn(() => Promise.resolve('1'));
  return { read, revision, store: { rules: { inForce: read, revision } as unknown as GatewayStore['rules'] } };
}

test('rules are read when they changed, and then alone', async () => {
  const { store, read, revision } = aStore();
  const follower = createRuleFollower(store);
  expect(follower.book.rules).toEqual([]);
  await follower.follow();
  await follower.follow();
  expect(read).toHaveBeenCalledTimes(1);
  revision.mockResolvedValue('2');
  read.mockResolvedValue([]);
  await follower.follow();
  expect(follower.book.rules).toEqual([]);
});

test('rules that can’t be read leave those before, and are stale until they can', async () => {
  const { store, revision } = aStore();
  const follower = createRuleFollower(store);
  await follower.follow();
  revision.mockRejectedValueOnce(new Error('gone'));
  await expect(follower.follow()).rejects.toThrow('gone');
  expect(follower.stale).toBe(true);
  expect(follower.book.rules).toEqual([rule]);
  await follower.follow();
  expect(follower.stale).toBe(false);
});
