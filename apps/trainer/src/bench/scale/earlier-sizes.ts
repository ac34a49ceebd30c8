import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { thisMachine } from '../machine.ts';
import { readBenchResult } from '../speed-page/bench-results.ts';
import type { MeasuredSize } from './bench-scale.ts';

const measuredSizes = z.looseObject({
  measuredAt: z.string(),
  sizes: z.array(z.looseObject({ products: z.number() })),
});

/**
 * What an earlier run on this machine left in a result's file; none where there is no file, or one from another machine, as
 * times of two machines don't stand in one table. Throws INVALID_INPUT for a file that is no such result.
 */
export async function earlierSizes(file: string): Promise<readonly MeasuredSize[]> {
  const earlier = await readBenchResult(file, 'scale', measuredSizes);
  if (earlier === undefined || !isDeepStrictEqual(earlier.machine, thisMachine())) return [];
  const { measuredAt, sizes } = earlier;
  // Results of before sizes told when they were measured are still read.
  return (sizes as readonly Omit<MeasuredSize, 'measuredAt'>[]).map((size) => ({ measuredAt, ...size }));
}

/** In place of an earlier one of as many products; the smallest first. */
export function withSize(sizes: readonly MeasuredSize[], measured: MeasuredSize): readonly MeasuredSize[] {
  const others = sizes.filter(({ products }) => products !== measured.products);
  return [...others, measured].sort((one, other) => one.products - other.products);
}
