import { availableParallelism } from 'node:os';
import type { Clock } from '@fusionrank/domain/clock';
import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import {
  type Contestant,
  folded,
  foldedInTensorflow,
  RANK_CONTEST,
  rankContest,
  type RankContest,
  requestContestants,
  unfolded,
  unfoldedInTensorflow,
  unfoldedOverGivenRows,
} from '@fusionrank/model/ranking-speed';
import { selectBackend } from '@fusionrank/model/training';
import { writeResult } from '../write-result.ts';
import { type OrderLoss, orderLoss } from './order-loss.ts';
import { takeTurns, type TimedWay } from './take-turns.ts';

export interface BenchRankRequest {
  readonly clock: Clock;
  /** Timed runs of each way. */
  readonly runs: number;
  /** Only contests whose name contains it. */
  readonly only?: string;
  /** Where the result is written, as JSON. */
  readonly file: string;
  readonly onProgress?: OnProgress;
}

export interface BenchRankResult {
  readonly kind: 'bench-rank';
  readonly measuredAt: string;
  readonly machine: { readonly cores: number; readonly node: string; readonly backend: string };
  readonly size: typeof RANK_CONTEST;
  readonly contests: readonly MeasuredContest[];
  /** Of a random network over random items, not of a trained one. */
  readonly precision: readonly OrderLoss[];
}

export interface MeasuredContest {
  readonly name: string;
  /** Of ONNX Runtime, which rest between two runs. */
  readonly threads: number;
  /** The first is ours, which the others' ratios are over. */
  readonly ways: readonly TimedWay[];
}

/** Answers may differ by this, over the larger of 1 and the answer. */
const TOLERANCE = 1e-5;

/** Times ranking from V to scores, and whole requests. @throws Problem ENVIRONMENT when two ways do not answer alike. */
export async function benchRanking({
  clock,
  runs,
  only = '',
  file,
  onProgress,
}: BenchRankRequest): Promise<BenchRankResult> {
  const { name: backend } = await selectBackend();
  const contest = rankContest();
  const chosen = plannedContests(contest).filter(({ name }) => name.includes(only));
  const contests: MeasuredContest[] = [];
  for (const { name, threads, open } of chosen) {
    onProgress?.({ stage: 'bench', done: contests.length, total: chosen.length, note: name });
    const ways = await timed(await open(), { runs, requests: RANK_CONTEST.requests });
    contests.push({ name, threads, ways });
  }
  onProgress?.({ stage: 'bench', done: chosen.length, total: chosen.length });
  const result: BenchRankResult = {
    kind: 'bench-rank',
    measuredAt: clock().toISOString(),
    machine: { cores: availableParallelism(), node: process.version, backend },
    size: RANK_CONTEST,
    contests,
    precision: await precisionLosses(contest),
  };
  await writeResult(file, result);
  return result;
}

interface PlannedContest extends Omit<MeasuredContest, 'ways'> {
  readonly open: () => Promise<readonly Contestant[]>;
}

function plannedContests(contest: RankContest): readonly PlannedContest[] {
  const { candidates, requests, d } = RANK_CONTEST;
  return [...new Set([1, Math.min(2, availableParallelism())])].flatMap((threads) => {
    const on = threads === 1 ? '1 thread' : `${threads} threads`;
    return [
      {
        name: `${candidates} candidates, V to scores, 256→256→128→1 after fusion of ${d}, ${on}`,
        threads,
        open: () => openFused(contest, threads),
      },
      {
        name: `whole request, ${candidates} candidates, the default network, ${on}`,
        threads,
        open: () => requestContestants({ candidates, requests, threads }),
      },
    ];
  });
}

async function openFused(contest: RankContest, threads: number): Promise<readonly Contestant[]> {
  return [
    await folded(contest, 'float32', threads),
    await folded(contest, 'float16', threads),
    await folded(contest, 'int8', threads),
    await unfolded(contest, threads),
    await unfoldedOverGivenRows(contest, threads),
    foldedInTensorflow(contest),
    unfoldedInTensorflow(contest),
  ];
}

/** Answers first, then times; those from items kept in less are compared elsewhere. */
async function timed(
  ways: readonly Contestant[],
  turns: { readonly runs: number; readonly requests: number },
): Promise<readonly TimedWay[]> {
  try {
    const [first, ...others] = ways;
    if (first === undefined) return [];
    const reference = await first.run(0);
    for (const way of others.filter(({ isExact }) => isExact)) expectAlike(way.name, await way.run(0), reference);
    return await takeTurns(ways, turns);
  } finally {
    for (const way of ways) await way.release();
  }
}

function expectAlike(name: string, answer: Float32Array, reference: Float32Array): void {
  const worst = reference.reduce((most, expected, i) => {
    const difference = Math.abs((answer[i] ?? NaN) - expected) / Math.max(1, Math.abs(expected));
    return difference <= most ? most : difference;
  }, 0);
  if (answer.length === reference.length && worst <= TOLERANCE) return;
  throw problem('ENVIRONMENT', `${name}: expected the answers of ours to ${TOLERANCE}, got them ${worst} apart`);
}

async function precisionLosses(contest: RankContest): Promise<readonly OrderLoss[]> {
  const answers = async (precision: 'float32' | 'float16' | 'int8'): Promise<readonly Float32Array[]> => {
    const way = await folded(contest, precision, 1);
    const found: Float32Array[] = [];
    for (let i = 0; i < contest.requests.length; i++) found.push((await way.run(i)).slice());
    await way.release();
    return found;
  };
  const reference = await answers('float32');
  return [
    orderLoss('float16 items', await answers('float16'), reference),
    orderLoss('int8 items', await answers('int8'), reference),
  ];
}
