import { Worker } from 'node:worker_threads';
import { problem } from '@fusionrank/domain/problem';
import type { Numbered, VectorAnswer, VectorTask } from './vector-messages.ts';

/** A thread that makes code spaces and scans them; it answers in the order it is asked. */
export interface VectorThread {
  /** Rejects with Problem ENVIRONMENT when the thread ends under it. */
  ask<Kind extends VectorAnswer['kind']>(kind: Kind, task: VectorTask): Promise<Answer<Kind>>;
  /** False once it has ended, for whatever reason. */
  readonly alive: boolean;
  /** Tasks that it has not answered yet. */
  readonly asked: number;
  close(): Promise<void>;
}

type Answer<Kind extends VectorAnswer['kind']> = Extract<VectorAnswer, { readonly kind: Kind }>;

interface Waiting {
  readonly resolve: (answer: VectorAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Does not keep the process alive while nothing is asked. */
export function startVectorThread(): VectorThread {
  const worker = new Worker(new URL('./vector-worker.mjs', import.meta.url), { execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let alive = true;
  const end = (error: Error): void => {
    alive = false;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.unref();
  worker.on('message', ({ id, message }: Numbered<VectorAnswer>) => {
    waiting.get(id)?.resolve(message);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', (cause) => end(problem('ENVIRONMENT', 'the thread of vector search failed', { cause })));
  worker.on('exit', () => end(problem('ENVIRONMENT', 'the thread of vector search has ended')));
  return {
    ask: async (kind, task) => {
      if (!alive) throw problem('ENVIRONMENT', 'the thread of vector search has ended');
      const answer = await new Promise<VectorAnswer>((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        worker.ref();
        worker.postMessage({ id, message: task } satisfies Numbered<VectorTask>);
      });
      return expected(answer, kind);
    },
    get alive() {
      return alive;
    },
    get asked() {
      return waiting.size;
    },
    close: async () => {
      alive = false;
      await worker.terminate();
    },
  };
}

function expected<Kind extends VectorAnswer['kind']>(answer: VectorAnswer, kind: Kind): Answer<Kind> {
  if (answer.kind === 'failed') throw new Error(`vector search: ${answer.message}`);
  if (answer.kind !== kind) throw new TypeError(`expected ${kind} of the thread of vector search, got ${answer.kind}`);
  return answer as Answer<Kind>;
}
