import { expect, test } from 'vitest';
import { createSteps, stepLine } from './step.ts';
import type { RunStep, StepResult } from './step.ts';

function steps(): {
  readonly step: RunStep;
  readonly said: string[];
  readonly controller: AbortController;
} {
  const said: string[] = [];
  const controller = new AbortController();
  let ms = 0;
  const step = createSteps({
    say: (sentence) => said.push(sentence),
    progress: { onProgress: () => undefined, finish: () => undefined },
    signal: controller.signal,
    stopwatch: () => (ms += 1_500),
  });
  return { step, said, controller };
}

const done = (value: number): Promise<StepResult<number>> =>
  Promise.resolve({ outcome: 'done', note: 'a note', value });

test('a step gives its value and says how it ended, with its time', async () => {
  const { step, said } = steps();
  expect(await step('train', () => done(3))).toBe(3);
  expect(said).toEqual(['✓ train          a note (1.5 s)']);
});

test('what was done before and what was left out are marked apart; no time is told under a tenth of a second', () => {
  expect(stepLine({ name: 'train', outcome: 'done before', note: 'x', ms: 99 })).toBe('· train          x');
  expect(stepLine({ name: 'train', outcome: 'left out', note: 'x', ms: 0 })).toBe('– train          x');
});

test('an interruption during a step ends the start after it, and the next step is not begun', async () => {
  const { step, said, controller } = steps();
  const first = step('one', () => {
    controller.abort();
    return done(1);
  });
  await expect(first).rejects.toMatchObject({ code: 'INTERRUPTED' });
  let begun = false;
  const second = step('two', () => {
    begun = true;
    return done(2);
  });
  await expect(second).rejects.toMatchObject({ code: 'INTERRUPTED' });
  expect([begun, said]).toEqual([false, []]);
});

test('a request broken off by the interruption is told as one; any other failure stays what it is', async () => {
  const { step, controller } = steps();
  const aborted = step('ask', () => {
    controller.abort();
    return Promise.reject(new DOMException('aborted', 'AbortError'));
  });
  await expect(aborted).rejects.toMatchObject({ code: 'INTERRUPTED' });
  await expect(steps().step('ask', () => Promise.reject(new TypeError('odd')))).rejects.toThrow('odd');
});
