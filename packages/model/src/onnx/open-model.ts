import { InferenceSession } from 'onnxruntime-node';

/** Opens a serialised model for the CPU with so many threads, which rest between two runs. */
export function openModel(model: Uint8Array, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(model, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
}
