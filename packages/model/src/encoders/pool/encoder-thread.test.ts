import { expect, test } from 'vitest';
import { startEncoderThread } from './encoder-thread.ts';

test('work under which the thread ends is rejected, and the thread is known to be dead', async () => {
  const thread = startEncoderThread({ kind: 'text' });
  const { dimension } = await thread.ready;
  expect((await thread.encode(['shoes'])).values).toHaveLength(dimension);
  const work = thread.encode(Array.from({ length: 2_000 }, (_, i) => `a title that takes a while, number ${i}`));
  const rejected = expect(work).rejects.toMatchObject({ code: 'ENVIRONMENT' });
  await thread.close();
  await rejected;
  expect(thread.alive).toBe(false);
});
