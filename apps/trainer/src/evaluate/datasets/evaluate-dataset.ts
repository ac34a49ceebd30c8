import { join } from 'node:path';
import { createRng } from '@fusionrank/domain/rng';
import type { Clock } from '@fusionrank/domain/clock';
import type { OnProgress } from '@fusionrank/domain/progress';
import { interrupted } from '../../command-line/interruption.ts';
import { benchmarkRows, coldRows, type JudgedEntrant } from './benchmark-rows.ts';
import type { BenchmarkResult } from './benchmark-result.ts';
import { startBudget } from './budget.ts';
import type { CodeState } from './code-state.ts';
import { CONTENDERS, type ContenderLists } from './contenders/registry.ts';
import { withDrawnItemNumbers } from './drawn-item-numbers.ts';
import { openFinishedEntrants, type FinishedEntrant, type FinishedEntrants } from './finished-entrants.ts';
import { fitMeter } from './fit-cost.ts';
import { openProtocol } from './protocols/open-protocol.ts';
import type { Entrant, Protocol, Run } from './protocols/protocol.ts';
import { publishedNumbers } from './published-facts.ts';
import { readDataset, type ReadDataset } from './reading/read-dataset.ts';

export interface EvaluateDatasetRequest {
  readonly folder: string;
  /** What is finished is kept under it. */
  readonly home: string;
  readonly seed: number;
  /** For all contenders' fits together, shared out among them. */
  readonly budgetMs: number;
  readonly clock: Clock;
  readonly code: CodeState;
  readonly contenders?: ContenderLists;
  readonly onProgress?: OnProgress;
  readonly onNotice?: (sentence: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads a public data set, fits every contender on it, and judges all of them on test at the end. What is finished is
 * kept: the same call goes on where an interrupted one stopped. Throws NOT_FOUND, INVALID_INPUT for the folder,
 * INTERRUPTED.
 */
export async function evaluateDataset(request: EvaluateDatasetRequest): Promise<BenchmarkResult> {
  const task = { ...request, signal: request.signal ?? new AbortController().signal };
  const reading = { signal: task.signal, ...(task.onProgress === undefined ? {} : { onProgress: task.onProgress }) };
  const read = await orInterrupted(task.signal, 'reading a part of the data', readDataset(task.folder, reading));
  const protocol = openProtocol(withDrawnItemNumbers(read.data, task.seed), task.contenders ?? CONTENDERS, task.seed);
  const finished = await finishAll(protocol.entrants, {
    ...task,
    kept: openFinishedEntrants(task.home, {
      data: read.fingerprint,
      seed: task.seed,
      budgetMs: task.budgetMs,
      code: task.code.sources,
    }),
  });
  return { ...headOf(read, protocol, task), ...codeOf(task.code), ...judged(protocol, finished, task.seed) };
}

type Task = EvaluateDatasetRequest & { readonly signal: AbortSignal };
type Finishing = Task & { readonly kept: FinishedEntrants };

/** Every entrant's outcome, in their order; each is kept as soon as it is there. */
async function finishAll(entrants: readonly Entrant[], task: Finishing): Promise<readonly FinishedEntrant[]> {
  const shares = entrants.reduce((sum, { budgetShare }) => sum + budgetShare, 0);
  const finished: FinishedEntrant[] = [];
  for (const [i, entrant] of entrants.entries()) {
    task.onProgress?.({ stage: 'contenders', done: i, total: entrants.length, note: entrant.name });
    const budgetMs = shares === 0 ? 0 : (task.budgetMs * entrant.budgetShare) / shares;
    const done = `${i} of ${entrants.length} contenders`;
    const outcome =
      (await task.kept.read(entrant.name)) ??
      (await orInterrupted(task.signal, done, finish(entrant, { ...task, budgetMs })));
    finished.push(outcome);
    task.onNotice?.(onValidation(entrant.name, outcome));
  }
  return finished;
}

async function finish(entrant: Entrant, task: Finishing): Promise<FinishedEntrant> {
  const meter = fitMeter();
  const onProgress: OnProgress = (progress) =>
    task.onProgress?.({ ...progress, stage: `${entrant.name}: ${progress.stage}` });
  const run: Run = {
    onProgress,
    signal: task.signal,
    fit: async (part, fit) => {
      const cacheDir = await task.kept.checkpoints(entrant.name, part.name);
      return meter.run(() =>
        fit({
          seed: task.seed,
          rng: createRng(`${task.seed}/${entrant.name}/${part.name}`),
          budget: startBudget(task.budgetMs / part.parts),
          cacheDir,
          vectorDir: join(task.home, 'evaluations', 'text-vectors'),
          onProgress,
          signal: task.signal,
        }),
      );
    },
  };
  task.signal.throwIfAborted();
  const outcome = await entrant.rank(run);
  const finished: FinishedEntrant = { ...copied(outcome), ...meter.cost() };
  await task.kept.write(entrant.name, finished);
  return finished;
}

function copied({
  settings,
  valid,
  test,
}: Awaited<ReturnType<Entrant['rank']>>): Pick<FinishedEntrant, 'settings' | 'valid' | 'test'> {
  return {
    settings,
    test,
    valid: Object.fromEntries(Object.entries(valid).map(([name, values]) => [name, [...values]])),
  };
}

function onValidation(name: string, { valid, seconds }: FinishedEntrant): string {
  const means = Object.entries(valid).map(([metric, values]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? '' : `${metric} ${(known.reduce((a, b) => a + b, 0) / known.length).toFixed(4)}`;
  });
  return `${name}: fitted in ${seconds.toFixed(1)} s; on validation ${means.filter((mean) => mean !== '').join(', ') || 'nothing to judge'}`;
}

/** What stopped because it was told to is an interruption, whoever threw it. */
async function orInterrupted<T>(signal: AbortSignal, done: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw interrupted(done, 'the same command goes on from there');
  }
}

/** The only place where test labels are read. */
function judged(
  protocol: Protocol,
  finished: readonly FinishedEntrant[],
  seed: number,
): Pick<BenchmarkResult, 'rows' | 'ablations' | 'cold'> {
  const ranked = protocol.entrants.flatMap((entrant, i) => {
    const own = finished[i];
    return own === undefined ? [] : [{ ...entrant, ...own }];
  });
  const all = ranked.map((own): JudgedEntrant & Pick<Entrant, 'role'> => ({ ...own, test: protocol.judge(own.test) }));
  const [model] = all;
  const rows = (role: Entrant['role']) =>
    benchmarkRows(
      all.filter((entrant) => entrant.role === role),
      model,
      { ...protocol, seed },
    );
  const ablations = rows('ablation');
  return {
    rows: rows(undefined),
    ...(ablations.length === 0 ? {} : { ablations }),
    ...(protocol.cold === undefined ? {} : { cold: coldRows(protocol.cold, ranked, seed) }),
  };
}

function headOf({ data, fingerprint }: ReadDataset, protocol: Protocol, task: Task) {
  const { description, unit, counts, metrics, mainMetric } = protocol;
  const published = publishedNumbers(data.name, counts);
  return {
    dataset: data.name,
    kind: data.kind,
    description,
    unit,
    counts: { ...counts },
    metrics: [...metrics],
    mainMetric,
    seed: task.seed,
    budgetSeconds: task.budgetMs / 1_000,
    evaluatedAt: task.clock().toISOString(),
    node: process.version,
    fingerprint,
    ...(published === undefined ? {} : { published }),
  };
}

function codeOf({ version, commit }: CodeState): Pick<BenchmarkResult, 'codeVersion' | 'commit'> {
  return { codeVersion: version, ...(commit === undefined ? {} : { commit }) };
}
