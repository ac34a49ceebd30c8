import { expect, test } from 'vitest';
import { createWaitingLine } from './waiting-line.ts';

test('two run at once, the third begins when one has ended, be it by failing', async () => {
  const line = createWaitingLine(2);
  const begun: number[] = [];
  const enders: ((error?: Error) => void)[] = [];
  const work = (i: number) =>
    line(() => {
      begun.push(i);
      return new Promise<number>((resolve, reject) => enders.push((error) => (error ? reject(error) : resolve(i))));
    });
  const [first, second, third] = [work(0), work(1), work(2)];
  expect(begun).toEqual([0, 1]);
  enders[0]?.(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  enders[1]?.();
  enders[2]?.();
  expect(await Promise.all([second, third])).toEqual([1, 2]);
});

test('who is gone while waiting leaves the line, and takes no turn from those behind', async () => {
  const line = createWaitingLine(1);
  let endFirst: (() => void) | undefined;
  const first = line(() => new Promise<void>((end) => (endFirst = end)));
  const gone = new AbortController();
  const begun: string[] = [];
  const second = line(() => Promise.resolve(begun.push('second')), gone.signal);
  const third = line(() => Promise.resolve(begun.push('third')));
  const left = expect(second).rejects.toThrow('gone');
  gone.abort(new Error('gone'));
  await left;
  endFirst?.();
  await Promise.all([first, third]);
  expect(begun).toEqual(['third']);
  await expect(line(() => Promise.resolve(), gone.signal)).rejects.toThrow('gone');
});
