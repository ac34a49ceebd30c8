import { parentPort, workerData } from 'node:worker_threads';
import { isProblem } from '@fusionrank/domain/problem';
import sharp from 'sharp';
import type { Encoder } from '../encoder.ts';
import { openImageEncoder } from '../image/image-encoder.ts';
import { openTextEncoder } from '../text/text-encoder.ts';
import type { EncodeAnswer, EncodeRequest, WorkerRole } from './worker-messages.ts';

/** Entry of a worker thread of `openEncoderPool`: opens one encoder and answers one request at a time. */
async function serve(): Promise<void> {
  // One thread a worker: the pool has a worker for every core.
  sharp.concurrency(1);
  const encoder = await open(workerData as WorkerRole);
  parentPort?.on('message', (request: EncodeRequest) => {
    void encode(encoder, request).then((answer) => post(answer, [answer.values.buffer, answer.present.buffer]), fail);
  });
  post({ type: 'ready', name: encoder.name, dimension: encoder.dimension });
}

/** The pool sends a role's worker nothing but its own kind of content. */
async function open(role: WorkerRole): Promise<Encoder<never>> {
  return role.kind === 'text' ? openTextEncoder() : openImageEncoder({ home: role.home });
}

async function encode(
  encoder: Encoder<never>,
  { contents }: EncodeRequest,
): Promise<EncodeAnswer & { type: 'encoded' }> {
  const vectors = await encoder.encode(contents as readonly never[]);
  const values = new Float32Array(vectors.length * encoder.dimension);
  const present = new Uint8Array(vectors.length);
  vectors.forEach((vector, row) => {
    if (vector === undefined) return;
    values.set(vector, row * encoder.dimension);
    present[row] = 1;
  });
  return { type: 'encoded', values, present };
}

/** A problem's code would be lost on an error's way through the channel. */
const fail = (error: unknown): void => {
  post({
    type: 'failed',
    code: isProblem(error) ? error.code : undefined,
    message: error instanceof Error ? error.message : String(error),
  });
};

const post = (answer: EncodeAnswer, transfer: readonly ArrayBuffer[] = []): void => {
  parentPort?.postMessage(answer, transfer);
};

await serve().catch(fail);
