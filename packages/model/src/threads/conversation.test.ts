import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { converse, type Conversation } from './conversation.ts';

interface Task {
  readonly kind: 'block' | 'wait' | 'fail' | 'performed';
  readonly name?: string;
  readonly ms?: number;
}

let open: Conversation<Task, unknown> | undefined;
afterEach(() => open?.end());

async function aThread(onAsked?: (any: boolean) => void): Promise<Conversation<Task, unknown>> {
  const worker = new Worker(new URL('./recording-worker.mjs', import.meta.url), { execArgv: [] });
  const conversation = converse<Task, unknown>(worker, { thread: 'test thread', ...(onAsked && { onAsked }) });
  open = conversation;
  await conversation.ask({ kind: 'wait', name: 'warm', ms: 0 });
  return conversation;
}

test.each(['block', 'wait'] as const)('a task that waits is never performed for who is gone (%s)', async (kind) => {
  const { ask } = await aThread();
  const gone = new AbortController();
  const first = ask({ kind, name: 'first', ms: 300 }, gone);
  const queued = [1, 2, 3].map((n) => ask({ kind, name: `queued ${n}`, ms: 1_000 }, gone));
  const other = ask({ kind, name: 'of another', ms: 0 });
  const rejected = Promise.all([first, ...queued].map((asked) => expect(asked).rejects.toThrow('gone')));
  await sleep(100);
  gone.abort(new Error('gone'));
  await rejected;
  expect(await other).toBe('of another');
  // The first was under way.
  expect(await ask({ kind: 'performed' })).toEqual(['warm', 'first', 'of another']);
});

test('answers come in the order of the tasks, and a failure is its own task’s alone', async () => {
  const { ask } = await aThread();
  const order: unknown[] = [];
  const note = (value: unknown): unknown => order.push(value);
  await Promise.all([
    ask({ kind: 'wait', name: 'slow', ms: 50 }).then(note),
    ask({ kind: 'fail', name: 'bad' }).then(note, (error: unknown) => note(String(error))),
    ask({ kind: 'block', name: 'quick', ms: 0 }).then(note),
  ]);
  expect(order).toEqual(['slow', 'Error: bad failed', 'quick']);
});

test('nothing is sent for who is gone before, and what is asked is counted', async () => {
  const told: boolean[] = [];
  const conversation = await aThread((any) => told.push(any));
  const gone = AbortSignal.abort(new Error('gone'));
  await expect(conversation.ask({ kind: 'wait', name: 'never' }, { signal: gone })).rejects.toThrow('gone');
  const asked = conversation.ask({ kind: 'performed' });
  expect(conversation.asked).toBe(1);
  expect(await asked).toEqual(['warm']);
  expect([conversation.asked, told.at(-1)]).toEqual([0, false]);
});

test('a thread that ends rejects what it was asked, and what it is asked then', async () => {
  const { ask, end } = await aThread();
  const asked = expect(ask({ kind: 'wait', name: 'long', ms: 60_000 })).rejects.toMatchObject({ code: 'ENVIRONMENT' });
  await end();
  await asked;
  await expect(ask({ kind: 'performed' })).rejects.toThrow('the test thread has ended');
});
