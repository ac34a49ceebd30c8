import { Worker } from 'node:worker_threads';
import { problem } from '@fusionrank/domain/problem';
import type { EncodeAnswer, WorkerRole } from './worker-messages.ts';

type Answer<Type extends EncodeAnswer['type']> = Extract<EncodeAnswer, { readonly type: Type }>;

/** One worker thread with an encoder in it. */
export interface EncoderThread {
  /** Settles when the encoder is open; rejects with the encoder's own problem. */
  readonly ready: Promise<Answer<'ready'>>;
  /** One request at a time; rejects when the thread ends under it. */
  encode(contents: readonly (string | Uint8Array)[]): Promise<Answer<'encoded'>>;
  /** False once the thread has ended, for whatever reason. */
  readonly alive: boolean;
  close(): Promise<void>;
}

export function startEncoderThread(role: WorkerRole): EncoderThread {
  const worker = new Worker(new URL('./encoder-worker.mjs', import.meta.url), { workerData: role, execArgv: [] });
  let alive = true;
  let waiting: { resolve(answer: EncodeAnswer): void; reject(error: unknown): void } | undefined;
  const settle = (act: (waiter: NonNullable<typeof waiting>) => void): void => {
    const waiter = waiting;
    waiting = undefined;
    // An idle thread must not keep the process from ending.
    worker.unref();
    if (waiter !== undefined) act(waiter);
  };
  const end = (error: unknown): void => {
    alive = false;
    settle((waiter) => waiter.reject(error));
  };
  worker.on('message', (answer: EncodeAnswer) => settle((waiter) => waiter.resolve(answer)));
  worker.on('error', end);
  worker.on('exit', (code) =>
    end(problem('ENVIRONMENT', `an encoder thread ended with code ${code} before it answered`)),
  );
  const nextAnswer = (): Promise<EncodeAnswer> =>
    new Promise((resolve, reject) => {
      worker.ref();
      waiting = { resolve, reject };
    });
  return {
    ready: nextAnswer().then((answer) => expectAnswer(answer, 'ready')),
    encode: async (contents) => {
      const answer = nextAnswer();
      worker.postMessage({ contents });
      return expectAnswer(await answer, 'encoded');
    },
    get alive() {
      return alive;
    },
    close: async () => {
      alive = false;
      await worker.terminate();
    },
  };
}

function expectAnswer<Type extends EncodeAnswer['type']>(answer: EncodeAnswer, type: Type): Answer<Type> {
  if (answer.type === 'failed') {
    throw answer.code === undefined ? new Error(answer.message) : problem(answer.code, answer.message);
  }
  if (answer.type !== type) throw new Error(`expected the encoder thread to answer ${type}, got ${answer.type}`);
  return answer as Answer<Type>;
}
