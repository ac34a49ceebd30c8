import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { requestDeadline } from './request-deadline.ts';

const code = ({ signal }: { signal: AbortSignal }): unknown =>
  (signal.reason as { extensions: { code: string } }).extensions.code;

test('aborts when it has passed, with a code and what is allowed', async () => {
  const deadline = requestDeadline({ allowedMs: 10, stopwatch: () => performance.now() });
  await sleep(40);
  expect(code(deadline)).toBe('DEADLINE_EXCEEDED');
});

test('steps have to end a tenth before it', () => {
  let now = 1_000;
  const deadline = requestDeadline({ allowedMs: 100, stopwatch: () => now });
  expect(deadline.leftMs()).toBe(90);
  now += 95;
  expect(deadline.leftMs()).toBe(-5);
  deadline.end();
});

test('aborts at once for a client that is gone, and never after the answer', async () => {
  const gone = requestDeadline({ allowedMs: 10, stopwatch: () => performance.now() });
  gone.abandon();
  expect(code(gone)).toBe('CLIENT_GONE');
  const answered = requestDeadline({ allowedMs: 10, stopwatch: () => performance.now() });
  answered.end();
  await sleep(40);
  expect(answered.signal.aborted).toBe(false);
});
