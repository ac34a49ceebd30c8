import { expect, test } from 'vitest';
import { despiteLosses } from './despite-losses.ts';

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

test('work whose connection broke is done again, also when connections that died before are handed out after it', async () => {
  const { work, asked } = workThatFails(broken, broken, broken);
  expect(await despiteLosses('writing', work)).toBe('done');
  expect(asked()).toBe(4);
});

test('what breaks again and again is DATABASE_UNAVAILABLE, with what was under way and why', async () => {
  const { work, asked } = workThatFails(...Array.from({ length: 9 }, () => broken));
  await expect(despiteLosses('writing rows', work)).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    message: 'The database went away while writing rows, 4 times',
    cause: broken,
  });
  expect(asked()).toBe(4);
});

test('what the database refuses is not tried again, at first nor after a break', async () => {
  const first = workThatFails(refused);
  await expect(despiteLosses('writing', first.work)).rejects.toBe(refused);
  expect(first.asked()).toBe(1);
  await expect(despiteLosses('writing', workThatFails(broken, refused).work)).rejects.toBe(refused);
});
