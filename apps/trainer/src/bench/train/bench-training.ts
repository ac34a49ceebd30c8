import { availableParallelism } from 'node:os';
import type { Clock } from '@fusionrank/domain/clock';
import type { OnProgress } from '@fusionrank/domain/progress';
import { selectBackend } from '@fusionrank/model/training';
import { writeResult } from '../write-result.ts';
import { type BenchCase, benchCases, THREADS } from './cases.ts';
import { type Comparison, compare, inProcess } from './compare.ts';
import { startTorch, torchVersion } from './torch-process.ts';

export interface BenchRequest {
  readonly clock: Clock;
  /** Runs of a short step on either side; long ones are run less often. */
  readonly steps: number;
  /** Only cases whose name contains it. */
  readonly only?: string;
  /** Where the result is written, as JSON. */
  readonly file: string;
  readonly onProgress?: OnProgress;
}

export interface BenchResult {
  readonly kind: 'bench-train';
  readonly measuredAt: string;
  readonly machine: {
    readonly cores: number;
    readonly threads: number;
    readonly node: string;
    readonly backend: string;
  };
  /** PyTorch's version, or why it was left out. */
  readonly torch: { readonly version: string } | { readonly absence: string };
  readonly cases: readonly MeasuredCase[];
}

export interface MeasuredCase extends Comparison {
  readonly name: string;
}

/** Times steps of training here and in PyTorch, case by case. */
export async function benchTraining(request: BenchRequest): Promise<BenchResult> {
  const { name: backend } = await selectBackend();
  const torch = await torchVersion();
  const chosen = benchCases().filter(({ name }) => name.includes(request.only ?? ''));
  const cases: MeasuredCase[] = [];
  for (const one of chosen) {
    request.onProgress?.({ stage: 'bench', done: cases.length, total: chosen.length, note: one.name });
    cases.push(await measured(one, { withTorch: 'version' in torch, steps: request.steps }));
  }
  request.onProgress?.({ stage: 'bench', done: cases.length, total: chosen.length });
  const result: BenchResult = {
    kind: 'bench-train',
    measuredAt: request.clock().toISOString(),
    machine: { cores: availableParallelism(), threads: THREADS, node: process.version, backend },
    torch,
    cases,
  };
  await writeResult(request.file, result);
  return result;
}

async function measured(
  { name, open, torch: plan, share, warmUp }: BenchCase,
  { withTorch, steps }: { readonly withTorch: boolean; readonly steps: number },
): Promise<MeasuredCase> {
  const own = await open();
  const torch = withTorch ? await startTorch(plan, own.arrays) : undefined;
  try {
    const runs = { runs: Math.max(5, Math.ceil(steps * share)), warmUp };
    const comparison = await compare(name, { ours: inProcess(own), torch }, runs);
    return { name, ...comparison };
  } finally {
    await own.release();
    await torch?.release();
  }
}
