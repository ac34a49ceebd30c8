import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@fusionrank/domain/clock';
import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { FeatureStore, ModelVersion } from '@fusionrank/feature-store';
import { splitByTime, type TimeSplit } from '../train/time-split.ts';
import { contenders, type Contender } from './contenders.ts';
import { htmlReport } from './html-report.ts';
import { scoreJudgedQueries, type JudgedQuery } from './judged-queries.ts';
import { loggedProbabilities } from './logged-probabilities.ts';
import { scoreLoggedSlates } from './logged-slates.ts';
import { openReplayShop, type ReplayShop } from './replay-shop.ts';
import type { EvaluationResult, EvaluationTable } from './result.ts';
import { scoreboard } from './scoreboard.ts';
import { freshQueries, openTruth, sharedQuery } from './simulated-truth.ts';
import { writeWhole } from './write-whole.ts';

export interface EvaluateRequest {
  readonly store: FeatureStore;
  readonly home: string;
  readonly clock: Clock;
  readonly seed: number;
  /** The newest version without it. */
  readonly version?: string;
  /** Fresh queries of simulated shoppers, and at most as many logged slates. */
  readonly queries: number;
  /** Asked by many simulated shoppers, to see whether each gets an order of their own. */
  readonly sharedQueries: readonly string[];
  readonly onProgress?: OnProgress;
}

export interface Evaluation {
  readonly result: EvaluationResult;
  /** One self-contained page. */
  readonly reportFile: string;
  readonly jsonFile: string;
}

/** Holds a model version against itself without parts and against baselines, on what came after its training. */
export async function evaluateModel(request: EvaluateRequest): Promise<Evaluation> {
  const version = await chosenVersion(request);
  const split = await testSplit(request);
  const shop = await openReplayShop({ ...request, version, popularityAt: split.validUntil });
  try {
    const result: EvaluationResult = {
      modelVersion: version.id,
      evaluatedAt: request.clock().toISOString(),
      seed: request.seed,
      catalogueItems: shop.items.length,
      tables: await tablesOf(shop, split, request),
    };
    await request.store.modelVersions.setMetrics(version.id, { ...metricsOf(version), evaluation: result });
    return await writeReports(result, request.home);
  } finally {
    await shop.close();
  }
}

async function chosenVersion({ store, version }: EvaluateRequest): Promise<ModelVersion> {
  const versions = await store.modelVersions.list();
  const chosen = version === undefined ? versions[0] : versions.find(({ id }) => id === version);
  if (chosen !== undefined) return chosen;
  throw problem(
    'NOT_FOUND',
    version === undefined
      ? 'there is no model to evaluate yet: `fusionrank train` first'
      : `no model version ${version}: \`fusionrank models\` lists them`,
  );
}

/** The split that training made: the log is the same, or has grown at its end. */
async function testSplit({ store }: EvaluateRequest): Promise<TimeSplit> {
  const span = await store.events.span();
  if (span === undefined) throw problem('INVALID_INPUT', 'expected a log of events to evaluate on, got none');
  return splitByTime(span);
}

async function tablesOf(shop: ReplayShop, split: TimeSplit, request: EvaluateRequest): Promise<EvaluationTable[]> {
  const all = contenders(shop.model.ranker, request.seed);
  const window = { from: split.validUntil, until: split.testUntil };
  const truth = await openTruth(request.home, shop.items);
  const tables: EvaluationTable[] = [];
  if (truth !== undefined) {
    const fresh = freshQueries(truth, window, { count: request.queries, seed: request.seed });
    tables.push(await truthTable(shop, { title: 'Whole catalogue, fresh queries', queries: fresh, all, request }));
    for (const text of request.sharedQueries) {
      const queries = sharedQuery(truth, text, { ...window, most: request.queries });
      if (queries.length === 0) continue;
      tables.push(await truthTable(shop, { title: `“${text}”, asked by every known shopper`, queries, all, request }));
    }
  }
  tables.push(await loggedTable(shop, { window, all, request }));
  return tables;
}

interface TruthTask {
  readonly title: string;
  readonly queries: readonly JudgedQuery[];
  readonly all: readonly Contender[];
  readonly request: EvaluateRequest;
}

async function truthTable(shop: ReplayShop, { title, queries, all, request }: TruthTask): Promise<EvaluationTable> {
  const head = {
    title,
    protocol:
      'The whole pipeline over the whole catalogue, at instants after training and validation. Grades 0 to 3 are what is true of the simulated shopper; Recall@50 and MRR look for grade 3; coverage is of the top 10.',
    simulated: true,
  };
  const scores = await scoreJudgedQueries(shop, { queries, contenders: all, stage: title }, request.onProgress);
  return scoreboard(head, scores, request.seed);
}

interface LoggedTask {
  readonly window: { readonly from: Date; readonly until: Date };
  readonly all: readonly Contender[];
  readonly request: EvaluateRequest;
}

async function loggedTable(shop: ReplayShop, { window, all, request }: LoggedTask): Promise<EvaluationTable> {
  const head = {
    title: 'Logged slates, reordered',
    protocol:
      'What was shown in the test window with at least one click, ordered anew; clicks are the labels, so the order that was shown favours itself. AUC is within a slate.',
    simulated: shop.items.some(({ simulated }) => simulated),
  };
  const log = {
    log: request.store.trainingLog,
    window,
    most: request.queries,
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
  };
  const scores = await scoreLoggedSlates(shop, { ...log, contenders: all });
  const probabilities = await loggedProbabilities(shop, { ...log, seed: request.seed });
  return { ...scoreboard(head, scores, request.seed), ...(probabilities && { probabilities }) };
}

function metricsOf({ metrics }: ModelVersion): object {
  return typeof metrics === 'object' && metrics !== null ? metrics : {};
}

async function writeReports(result: EvaluationResult, home: string): Promise<Evaluation> {
  const folder = join(home, 'reports');
  await mkdir(folder, { recursive: true });
  const reportFile = join(folder, `${result.modelVersion}.html`);
  const jsonFile = join(folder, `${result.modelVersion}.json`);
  await writeWhole(reportFile, htmlReport(result));
  await writeWhole(jsonFile, `${JSON.stringify(result, undefined, 1)}\n`);
  return { result, reportFile, jsonFile };
}
