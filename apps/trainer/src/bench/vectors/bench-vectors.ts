import { availableParallelism } from 'node:os';
import type { Clock } from '@fusionrank/domain/clock';
import type { OnProgress } from '@fusionrank/domain/progress';
import { writeResult } from '../write-result.ts';
import { measureSize, type MeasuredSize } from './measure-size.ts';

export interface VectorsRequest {
  readonly clock: Clock;
  readonly sizes: readonly number[];
  readonly queries: number;
  readonly width: number;
  /** Where the result is written, as JSON. */
  readonly file: string;
  readonly onProgress?: OnProgress;
}

export interface VectorsResult {
  readonly kind: 'bench-vectors';
  readonly measuredAt: string;
  readonly machine: { readonly cores: number; readonly node: string };
  readonly width: number;
  readonly sizes: readonly MeasuredSize[];
}

/** Finds nearest vectors in shops of several sizes. */
export async function benchVectors(request: VectorsRequest): Promise<VectorsResult> {
  const { clock, width, queries, onProgress } = request;
  const sizes: MeasuredSize[] = [];
  for (const items of request.sizes) {
    onProgress?.({ stage: 'bench', done: sizes.length, total: request.sizes.length, note: `${items} vectors` });
    sizes.push(await measureSize({ items, width, queries }));
  }
  onProgress?.({ stage: 'bench', done: sizes.length, total: sizes.length });
  const result: VectorsResult = {
    kind: 'bench-vectors',
    measuredAt: clock().toISOString(),
    machine: { cores: availableParallelism(), node: process.version },
    width,
    sizes,
  };
  await writeResult(request.file, result);
  return result;
}
