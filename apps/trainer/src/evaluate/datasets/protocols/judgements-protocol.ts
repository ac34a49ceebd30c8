import { ndcgAt, reciprocalRank } from '@fusionrank/model/evaluation';
import type { FittedQueries, JudgementsContender } from '../contender.ts';
import type { JudgementsData } from '../dataset.ts';
import { judgementFolds, type JudgementsFold } from '../held-back.ts';
import { entrantOf } from './item-ranking.ts';
import { pack, unpackFloats } from './packing.ts';
import type { Entrant, MetricValues, Protocol } from './protocol.ts';

type OfGrades = (ranked: readonly number[], highest: number) => number | null;

/** By name, of grades in the order of the scores, the lowest of the file as 0. */
const METRICS: Readonly<Record<string, OfGrades>> = {
  'NDCG@5': (ranked) => ndcgAt(5, ranked),
  'NDCG@10': (ranked) => ndcgAt(10, ranked),
  // Where no product has the highest grade there is nothing to find.
  MRR: (ranked, highest) =>
    ranked.includes(highest) ? reciprocalRank(ranked.map((grade) => grade - highest + 1)) : null,
};

/** Each query's judged products ordered anew, by a contender fitted on other queries. */
export function judgementsProtocol(
  data: JudgementsData,
  { contenders, seed }: { readonly contenders: readonly JudgementsContender[]; readonly seed: number },
): Protocol {
  const folds = judgementFolds(data, seed);
  const measure = measuredBy(data);
  const counts = {
    queries: data.queries.length,
    products: data.queries.reduce((sum, { products }) => sum + products.length, 0),
    'queries with one grade (not judged)': data.queries.filter(saysNothing).length,
    folds: folds.length,
  };
  return {
    description: `The judged products of each query ordered anew, by a contender that was fitted on other queries (cross-validation by query, ${folds.length} folds). Gain 2^grade − 1, the lowest grade counting as 0; MRR is that of the first product of the highest grade; a query whose products all have one grade says nothing.`,
    unit: 'queries',
    metrics: Object.keys(METRICS),
    mainMetric: 'NDCG@10',
    counts,
    entrants: contenders.map((contender) => queryEntrant(contender, { data, folds, measure })),
    judge: (test) => measure(splitByQuery(data, unpackFloats(test))),
  };
}

type QueryScores = readonly Float32Array[];
type Measure = (scores: QueryScores) => MetricValues;

interface Rounds {
  readonly data: JudgementsData;
  readonly folds: readonly JudgementsFold[];
  readonly measure: Measure;
}

function queryEntrant(contender: JudgementsContender, { data, folds, measure }: Rounds): Entrant {
  return {
    ...entrantOf(contender),
    rank: async (run) => {
      const valid = data.queries.map(() => NOTHING);
      const test = data.queries.map(() => NOTHING);
      const settings: unknown[] = [];
      for (const round of folds) {
        run.signal.throwIfAborted();
        const part = { name: `fold-${round.fold + 1}`, parts: folds.length };
        const fitted = await run.fit(part, (context) => contender.fit(round, context));
        try {
          for (const query of round.valid) valid[query] = await scored(fitted, query, data);
          for (const query of round.test) test[query] = await scored(fitted, query, data);
        } finally {
          await fitted.close?.();
        }
        settings.push(fitted.settings);
        run.onProgress({ stage: 'folds', done: round.fold + 1, total: folds.length });
      }
      return { settings: commonOf(settings), valid: measure(valid), test: pack(joined(test)) };
    },
  };
}

/** Of a query that nothing was asked about, e.g. for validation where there is but one fold. */
const NOTHING: Float32Array = new Float32Array(0);

async function scored(fitted: FittedQueries, query: number, { queries }: JudgementsData): Promise<Float32Array> {
  const scores = await fitted.scoreQuery(query);
  const products = queries[query]?.products.length ?? 0;
  if (scores.length === products && !scores.some(Number.isNaN)) return scores;
  const got = scores.length === products ? 'NaN among them' : `${scores.length}`;
  throw new RangeError(`expected ${products} scores for query ${query}, got ${got}`);
}

/** One fold's settings stand for all where they agree. */
function commonOf(settings: readonly unknown[]): unknown {
  const distinct = new Set(settings.map((each) => JSON.stringify(each)));
  return distinct.size === 1 ? settings[0] : { folds: settings };
}

/** Metrics of each query in the order of its scores; equal scores go by the product's place in the file. */
function measuredBy({ queries }: JudgementsData): Measure {
  const all = queries.flatMap(({ products }) => products.map(({ grade }) => grade));
  const lowest = all.reduce((least, grade) => Math.min(least, grade), Infinity);
  const highest = all.reduce((most, grade) => Math.max(most, grade), -Infinity) - lowest;
  const valueOf = (metric: OfGrades, query: number, scores: Float32Array | undefined): number | null => {
    const judged = queries[query];
    if (judged === undefined || scores === undefined || scores.length === 0 || saysNothing(judged)) return null;
    const grades = judged.products.map(({ grade }) => grade - lowest);
    const order = [...grades.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    return metric(
      order.map((product) => grades[product] ?? 0),
      highest,
    );
  };
  return (scores) =>
    Object.fromEntries(
      Object.entries(METRICS).map(([name, metric]) => [
        name,
        queries.map((_, query) => valueOf(metric, query, scores[query])),
      ]),
    );
}

/** True where every order of the products is as good. */
function saysNothing({ products }: JudgementsData['queries'][number]): boolean {
  return products.every(({ grade }) => grade === products[0]?.grade);
}

function joined(scores: QueryScores): Float32Array {
  const all = new Float32Array(scores.reduce((sum, each) => sum + each.length, 0));
  let place = 0;
  for (const each of scores) {
    all.set(each, place);
    place += each.length;
  }
  return all;
}

function splitByQuery({ queries }: JudgementsData, scores: Float32Array): QueryScores {
  let place = 0;
  return queries.map(({ products }) => scores.subarray(place, (place += products.length)));
}
