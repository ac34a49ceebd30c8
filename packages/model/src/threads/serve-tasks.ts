import { receiveMessageOnPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Answered, Failed, Sent } from './messages.ts';

export interface Performing<Task, Answer> {
  readonly perform: (task: Task) => Answer | Promise<Answer>;
  /** What the answer holds that is handed over, not copied. */
  readonly handedOver?: (answer: Answer) => ArrayBuffer[];
}

/** A thread's side of `converse`: one task after the other, in the order in which they came, without those that were abandoned. */
export function serveTasks<Task, Answer>(port: MessagePort, { perform, handedOver }: Performing<Task, Answer>): void {
  const waiting = new Map<number, Task>();
  let isWorking = false;
  const take = (sent: Sent<Task>): void => {
    if ('abandoned' in sent) waiting.delete(sent.abandoned);
    else waiting.set(sent.id, sent.task);
  };
  const next = (): readonly [number, Task] | undefined => {
    // What was sent during the last task is known before the next one is chosen.
    for (let more = receiveMessageOnPort(port); more !== undefined; more = receiveMessageOnPort(port))
      take(more.message as Sent<Task>);
    const [first] = waiting;
    if (first !== undefined) waiting.delete(first[0]);
    return first;
  };
  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    for (let task = next(); task !== undefined; task = next()) {
      const [id] = task;
      try {
        const answer = await perform(task[1]);
        port.postMessage({ id, answer } satisfies Answered<Answer>, handedOver?.(answer) ?? []);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        port.postMessage({ id, answer: { kind: 'failed', message } satisfies Failed } satisfies Answered<Answer>);
      }
    }
    isWorking = false;
  };
  port.on('message', (sent: Sent<Task>) => {
    take(sent);
    void work();
  });
}
