import type { Worker } from 'node:worker_threads';
import { problem } from '@fusionrank/domain/problem';
import type { Answered, Failed, Sent } from './messages.ts';

export interface Asking {
  /** What the task holds that is the thread's from then on. */
  readonly handedOver?: readonly ArrayBuffer[];
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

/** Asks a thread that answers by `serveTasks`. */
export interface Conversation<Task, Answer> {
  /**
   * Rejects with the signal's reason when that aborts: a task that has not begun then is never performed; one that has runs to its end.
   * Rejects with Problem ENVIRONMENT when the thread has ended, or ends meanwhile.
   */
  readonly ask: (task: Task, asking?: Asking) => Promise<Answer>;
  /** Tasks that are not answered yet. */
  readonly asked: number;
  /** False once the thread has ended, for whatever reason. */
  readonly alive: boolean;
  /** Ends the thread. */
  readonly end: () => Promise<void>;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export interface ConversationOptions {
  /** As in "the ranking thread has ended". */
  readonly thread: string;
  /** Told whether anything is asked: whether the thread may keep the process alive. */
  readonly onAsked?: (any: boolean) => void;
}

export function converse<Task, Answer>(
  worker: Worker,
  { thread, onAsked }: ConversationOptions,
): Conversation<Task, Answer> {
  const waiting = new Map<number, Waiting<Answer>>();
  let lastId = 0;
  let ended: Error | undefined;
  const settle = (id: number, act: (one: Waiting<Answer>) => void): void => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) onAsked?.(false);
    if (one !== undefined) act(one);
  };
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', ({ id, answer }: Answered<Answer>) =>
    settle(id, ({ resolve, reject }) => (isFailed(answer) ? reject(new Error(answer.message)) : resolve(answer))),
  );
  worker.on('error', (cause) => end(problem('ENVIRONMENT', `the ${thread} failed`, { cause })));
  worker.on('exit', () => end(problem('ENVIRONMENT', `the ${thread} has ended`)));
  return {
    ask: async (task, { handedOver = [], signal } = {}) => {
      if (ended !== undefined) throw ended;
      signal?.throwIfAborted();
      const id = ++lastId;
      const onAbort = (): void => {
        worker.postMessage({ abandoned: id } satisfies Sent<Task>);
        settle(id, ({ reject }) => reject(signal?.reason as Error));
      };
      const answered = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }));
      signal?.addEventListener('abort', onAbort);
      onAsked?.(true);
      worker.postMessage({ id, task } satisfies Sent<Task>, handedOver);
      return answered.finally(() => signal?.removeEventListener('abort', onAbort));
    },
    get asked() {
      return waiting.size;
    },
    get alive() {
      return ended === undefined;
    },
    end: async () => {
      ended ??= problem('ENVIRONMENT', `the ${thread} has ended`);
      await worker.terminate();
    },
  };
}

function isFailed(answer: unknown): answer is Failed {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'failed';
}
