import { askSearch, type SearchAnswer } from './answers.ts';
import { latencyOf } from './latency.ts';
import type { Question } from './questions.ts';

/** Where the time of a search goes, in milliseconds, one request at a time. */
export interface MeasuredStages {
  readonly stages: readonly { readonly name: string; readonly medianMs: number; readonly p99Ms: number }[];
  /** Of the whole pipeline. */
  readonly pipelineMedianMs: number;
  /** What is left of the request: HTTP, GraphQL, reading the products, writing the answer, and reading it in the client. */
  readonly restMedianMs: number;
}

const ROUNDS = 5;

export async function measureStages(url: string, questions: readonly Question[]): Promise<MeasuredStages> {
  const timings: SearchAnswer['timing'][] = [];
  const rests: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const question of questions) {
      const began = performance.now();
      const { timing } = await askSearch(url, question);
      rests.push(performance.now() - began - timing.totalMs);
      timings.push(timing);
    }
  }
  return summary(timings, rests);
}

export function summary(timings: readonly SearchAnswer['timing'][], restsMs: readonly number[]): MeasuredStages {
  const names = [...new Set(timings.flatMap(({ stages }) => stages.map(({ name }) => name)))];
  return {
    stages: names.map((name) => {
      const times = timings.flatMap(({ stages }) => stages.flatMap((stage) => (stage.name === name ? stage.ms : [])));
      const { medianMs, p99Ms } = latencyOf(times);
      return { name, medianMs, p99Ms };
    }),
    pipelineMedianMs: latencyOf(timings.map(({ totalMs }) => totalMs)).medianMs,
    restMedianMs: latencyOf(restsMs).medianMs,
  };
}
