import { expect, test } from 'vitest';
import { onceMore } from './once-more.ts';

/** Fails with each of these in turn, then succeeds; counts how often it was asked. */
function workThatFails(...errors: readonly Error[]) {
  let asked = 0;
  const work = (): Promise<string> => {
    const error = errors[asked++];
    return error === undefined ? Promise.resolve('done') : Promise.reject(error);
  };
  return { work, asked: () => asked };
}

const broken = new Error('Connection terminated unexpectedly');
const refused = new Error('duplicate key value violates unique constraint');

test('work whose connection broke is done once more', async () => {
  const { work, asked } = workThatFails(broken);
  expect(await onceMore('writing', work)).toBe('done');
  expect(asked()).toBe(2);
});

test('what breaks twice is DATABASE_UNAVAILABLE, with what was under way and why', async () => {
  const { work, asked } = workThatFails(broken, broken, broken);
  await expect(onceMore('writing rows', work)).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    message: 'The database went away while writing rows, twice',
    cause: broken,
  });
  expect(asked()).toBe(2);
});

test('what the database refuses is not tried again, at first nor after a break', async () => {
  const first = workThatFails(refused);
  await expect(onceMore('writing', first.work)).rejects.toBe(refused);
  expect(first.asked()).toBe(1);
  await expect(onceMore('writing', workThatFails(broken, refused).work)).rejects.toBe(refused);
});
