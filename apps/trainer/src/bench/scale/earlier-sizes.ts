import { isDeepStrictEqual } from 'node:util';
import { problem } from '@fusionrank/domain/problem';
import { z } from 'zod';
import { textOrNothing } from '../../evaluate/text-or-nothing.ts';
import { thisMachine } from '../machine.ts';
import type { MeasuredSize } from './bench-scale.ts';

/** Beyond what tells it from other files, a result is taken to be what the bench of this version writes. */
const earlierResult = z.looseObject({
  kind: z.literal('bench-scale'),
  measuredAt: z.string(),
  machine: z.unknown(),
  sizes: z.array(z.looseObject({ products: z.number() })),
});

/**
 * What an earlier run on this machine left in a result's file; none where there is no file, or one from another machine, as
 * times of two machines don't stand in one table. Throws INVALID_INPUT for a file that is no such result.
 */
export async function earlierSizes(file: string): Promise<readonly MeasuredSize[]> {
  const text = await textOrNothing(file);
  if (text === undefined) return [];
  const parsed = earlierResult.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw problem('INVALID_INPUT', 'expected a result of `fusionrank bench scale`, got another file', {
      place: { file },
    });
  const { machine, measuredAt, sizes } = parsed.data;
  if (!isDeepStrictEqual(machine, thisMachine())) return [];
  return (sizes as unknown as Omit<MeasuredSize, 'measuredAt'>[]).map((size) => ({ measuredAt, ...size }));
}

/** In place of an earlier one of as many products; the smallest first. */
export function withSize(sizes: readonly MeasuredSize[], measured: MeasuredSize): readonly MeasuredSize[] {
  const others = sizes.filter(({ products }) => products !== measured.products);
  return [...others, measured].sort((one, other) => one.products - other.products);
}
