import { createRng } from '@fusionrank/domain/rng';
import { type Duration, durationOf } from '../train/duration.ts';
import { turnOrders } from './turn-order.ts';

/** One of several that do the same, or nearly. */
export interface Way {
  readonly name: string;
  /** The request of this number. */
  readonly run: (request: number) => Promise<unknown>;
}

export interface TimedWay {
  readonly name: string;
  readonly duration: Duration;
  /** How many times as long as the first way's its median is. */
  readonly ratio: Ratio;
  /** The processor's time that a run took, of all threads together: other programs hardly change it. */
  readonly processor: Duration;
  readonly processorRatio: Ratio;
}

export interface Ratio {
  readonly value: number;
  /** 95 % percentile bootstrap over the turns, the same ones for both. */
  readonly low: number;
  readonly high: number;
}

export interface Turns {
  readonly runs: number;
  /** Requests that the contestants know: each run takes the next one. */
  readonly requests: number;
}

const WARM_UP = 10;
const RESAMPLES = 1000;

/** One run each, again and again, so that all meet the same machine; in an order in which each follows every other as often. */
export async function takeTurns(ways: readonly Way[], { runs, requests }: Turns): Promise<readonly TimedWay[]> {
  const orders = turnOrders(ways.length);
  const times = ways.map(() => ({ wall: new Float64Array(runs), processor: new Float64Array(runs) }));
  for (let turn = -WARM_UP; turn < runs; turn++) {
    for (const chosen of orders[(turn + WARM_UP) % orders.length] ?? []) {
      const [start, used] = [performance.now(), process.cpuUsage()];
      await ways[chosen]?.run((turn + WARM_UP) % requests);
      const [ms, { user, system }] = [performance.now() - start, process.cpuUsage(used)];
      const own = times[chosen];
      if (own === undefined || turn < 0) continue;
      own.wall[turn] = ms;
      own.processor[turn] = (user + system) / 1000;
    }
  }
  const [first] = times;
  return times.flatMap(({ wall, processor }, i) => {
    if (first === undefined) return [];
    return [
      {
        name: ways[i]?.name ?? '',
        duration: durationOf([...wall]),
        ratio: ratioOf(wall, first.wall),
        processor: durationOf([...processor]),
        processorRatio: ratioOf(processor, first.processor),
      },
    ];
  });
}

/** Ratio of two medians over the same turns. */
export function ratioOf(own: Float64Array, first: Float64Array): Ratio {
  const rng = createRng('turns');
  const resampled = Float64Array.from({ length: RESAMPLES }, () => {
    const turns = Int32Array.from(own, () => rng.below(own.length));
    return median(drawn(own, turns)) / median(drawn(first, turns));
  }).sort();
  return {
    value: median(own) / median(first),
    low: resampled[Math.floor(0.025 * RESAMPLES)] as number,
    high: resampled[Math.ceil(0.975 * RESAMPLES) - 1] as number,
  };
}

const drawn = (values: Float64Array, at: Int32Array): Float64Array =>
  Float64Array.from(at, (place) => values[place] ?? NaN);

/** By nearest rank, as the durations are told. */
function median(values: Float64Array): number {
  return values.toSorted()[Math.max(0, Math.ceil(values.length / 2) - 1)] ?? NaN;
}
