import { Worker } from 'node:worker_threads';
import { converse } from '@fusionrank/model/threads';
import type { VectorAnswer, VectorTask } from './vector-messages.ts';

/** A thread that makes code spaces and scans them; it answers in the order it is asked. */
export interface VectorThread {
  /**
   * Rejects with Problem ENVIRONMENT when the thread ends under it, with the signal's reason when that aborts; a task that has not
   * begun then never does.
   */
  ask<Kind extends VectorAnswer['kind']>(kind: Kind, task: VectorTask, signal?: AbortSignal): Promise<Answer<Kind>>;
  /** False once it has ended, for whatever reason. */
  readonly alive: boolean;
  /** Tasks that it has not answered yet. */
  readonly asked: number;
  close(): Promise<void>;
}

type Answer<Kind extends VectorAnswer['kind']> = Extract<VectorAnswer, { readonly kind: Kind }>;

/** Does not keep the process alive while nothing is asked. */
export function startVectorThread(): VectorThread {
  const worker = new Worker(new URL('./vector-worker.mjs', import.meta.url), { execArgv: [] });
  worker.unref();
  const conversation = converse<VectorTask, VectorAnswer>(worker, {
    thread: 'thread of vector search',
    onAsked: (any) => (any ? worker.ref() : worker.unref()),
  });
  return {
    ask: async (kind, task, signal) => expected(await conversation.ask(task, { signal }), kind),
    get alive() {
      return conversation.alive;
    },
    get asked() {
      return conversation.asked;
    },
    close: conversation.end,
  };
}

function expected<Kind extends VectorAnswer['kind']>(answer: VectorAnswer, kind: Kind): Answer<Kind> {
  if (answer.kind !== kind) throw new TypeError(`expected ${kind} of the thread of vector search, got ${answer.kind}`);
  return answer as Answer<Kind>;
}
