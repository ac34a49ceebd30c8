import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { followingNow, waitedFor } from './follow-meanwhile.ts';

test('following is not more frequent than it has to be', async () => {
  let followed = 0;
  const follow = followingNow(async () => {
    followed++;
    await Promise.resolve();
  });
  for (let i = 0; i < 50; i++) await follow();
  expect(followed).toBe(1);
});

test('work is waited for while changes are followed; what fails is told, the work’s or the following’s', async () => {
  let followed = 0;
  const follow = async (): Promise<void> => {
    followed++;
    await Promise.resolve();
  };
  await waitedFor(setTimeout(600), follow);
  expect(followed).toBeGreaterThan(0);
  await expect(waitedFor(Promise.reject(new Error('no codes')), follow)).rejects.toThrow('no codes');
  const lost = (): Promise<void> => Promise.reject(new Error('no database'));
  await expect(waitedFor(setTimeout(5_000), lost)).rejects.toThrow('no database');
});
