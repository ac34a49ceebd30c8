import { InferenceSession } from 'onnxruntime-node';

/** Opens a model for the CPU. One thread a session unless told: throughput comes from one session a worker. */
export async function openSession(path: string, threads = 1): Promise<InferenceSession> {
  return InferenceSession.create(path, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    // Spinning threads would burn the core that the next worker needs; dequantised convolutions run faster than QDQ ones.
    extra: { session: { disable_quant_qdq: '1', intra_op: { allow_spinning: '0' } } },
  });
}
