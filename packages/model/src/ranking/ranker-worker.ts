import { type MessagePort, parentPort } from 'node:worker_threads';
import { selectBackend } from '../backend/select-backend.ts';
import type { Answer, Task } from './ranker-messages.ts';
import { createScorer, type Scorer } from './scorer.ts';

/** The ranking thread: one scorer, tasks one after the other. */
function serve(port: MessagePort): void {
  let scorer: Scorer | undefined;
  let previous: Promise<void> = Promise.resolve();

  const perform = async (task: Task): Promise<Answer> => {
    switch (task.kind) {
      case 'open':
        await selectBackend(task.backend);
        scorer = createScorer(task.network);
        return { kind: 'done' };
      case 'items':
        opened(scorer).setItems(task.table, task.count);
        return { kind: 'done' };
      case 'rank':
        return { kind: 'scores', scores: opened(scorer).score(task.request) };
      case 'explain':
        return { kind: 'shares', shares: opened(scorer).explain(task.request) };
    }
  };

  port.on('message', ({ id, task }: { readonly id: number; readonly task: Task }) => {
    previous = previous
      .then(() => perform(task))
      .catch((error: unknown): Answer => ({
        kind: 'failed',
        message: error instanceof Error ? error.message : String(error),
      }))
      .then((answer) => port.postMessage({ id, answer }));
  });
}

function opened(scorer: Scorer | undefined): Scorer {
  if (scorer === undefined) throw new Error('expected the network before any other task');
  return scorer;
}

if (parentPort !== null) serve(parentPort);
