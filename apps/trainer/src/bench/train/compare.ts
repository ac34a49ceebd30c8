import { problem } from '@fusionrank/domain/problem';
import type { Steps } from '@fusionrank/model/training-speed';
import { type Duration, durationOf } from './duration.ts';
import type { Sample, Side } from './side.ts';

/** Steps of one side before it is the other's turn. */
const TURN = 3;
/** How far two losses may lie apart, over the loss. */
const TOLERANCE = 1e-4;

export interface Runs {
  readonly runs: number;
  /** Taken by both sides before any counts; their losses are compared. */
  readonly warmUp: number;
}

export interface Comparison {
  readonly ours: Duration;
  /** Absent without PyTorch. */
  readonly torch?: Duration;
  /** Our median over theirs: below 1, ours is faster. */
  readonly ratio?: number;
  /** The same of the 10th percentiles, which a busy machine disturbs less. */
  readonly ratioP10?: number;
  /** |loss − theirs| / theirs after the warm-up's steps. */
  readonly lossDifference?: number;
}

/**
 * Takes turns, a few steps each, so that both meet the same machine.
 * @throws Problem ENVIRONMENT when the two do not learn the same: nothing is timed then.
 */
export async function compare(
  name: string,
  { ours, torch }: { readonly ours: Side; readonly torch: Side | undefined },
  { runs, warmUp }: Runs,
): Promise<Comparison> {
  const [first, second] = [await ours.run(warmUp), await torch?.run(warmUp)];
  const lossDifference = second === undefined ? undefined : differenceOf(name, first, second);
  const times: { readonly ours: number[]; readonly torch: number[] } = { ours: [], torch: [] };
  while (times.ours.length < runs) {
    for (const { ms } of await ours.run(TURN)) times.ours.push(ms);
    for (const { ms } of (await torch?.run(TURN)) ?? []) times.torch.push(ms);
  }
  const own = durationOf(times.ours);
  if (lossDifference === undefined) return { ours: own };
  const theirs = durationOf(times.torch);
  const ratio = own.medianMs / theirs.medianMs;
  return { ours: own, torch: theirs, ratio, ratioP10: own.p10Ms / theirs.p10Ms, lossDifference };
}

function differenceOf(name: string, ours: readonly Sample[], theirs: readonly Sample[]): number {
  const difference = Math.max(
    ...ours.map(({ loss }, i) => {
      const other = theirs[i]?.loss ?? NaN;
      return Math.abs(loss - other) / Math.abs(other);
    }),
  );
  if (difference <= TOLERANCE) return difference;
  const shown = (side: readonly Sample[]): string => side.map(({ loss }) => loss.toFixed(6)).join(', ');
  throw problem(
    'ENVIRONMENT',
    `${name}: expected the losses of PyTorch to 1e-4 before timing, got ${shown(ours)} against ${shown(theirs)}`,
  );
}

/** Our side in this process. */
export function inProcess(steps: Steps): Side {
  return {
    run: async (count) => {
      const taken: Sample[] = [];
      for (let i = 0; i < count; i++) {
        const start = performance.now();
        const loss = await steps.step();
        taken.push({ ms: performance.now() - start, loss });
      }
      return taken;
    },
    release: () => steps.release(),
  };
}
