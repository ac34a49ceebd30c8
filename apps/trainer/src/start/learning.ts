import { systemClock } from '@fusionrank/domain/clock';
import type { OnProgress } from '@fusionrank/domain/progress';
import { isProblem } from '@fusionrank/domain/problem';
import type { FeatureStore, ModelVersion } from '@fusionrank/feature-store';
import type { EvaluationResult } from '../evaluate/result.ts';
import { throwIfInterrupted } from './step.ts';
import type { RunStep, StepResult } from './step.ts';

export interface Learning {
  readonly store: FeatureStore;
  readonly home: string;
  readonly signal: AbortSignal;
}

const TRAINING_SEED = 7;
const EVALUATION_SEED = 11;
const EVALUATION_QUERIES = 150;
export const SHARED_QUERY = 'running shoes';

/** From a shop with a log to a live model, each step kept. Undefined when its log is too small to learn from: then it is served without. */
export async function learn(learning: Learning, step: RunStep): Promise<ModelVersion | undefined> {
  await step('encode', (onProgress) => encode(learning, onProgress));
  const version = await step('train', (onProgress) => train(learning, onProgress));
  if (version === undefined) return undefined;
  await step('evaluate', (onProgress) => evaluate(learning, version, onProgress));
  return step('publish', () => publish(learning, version));
}

async function encode({ store, home, signal }: Learning, onProgress: OnProgress): Promise<StepResult<undefined>> {
  const { encodeCatalog } = await import('../encode/encode-catalog.ts');
  const { texts, images } = await encodeCatalog({ store, home, onProgress, signal });
  const encoded = texts.encoded + images.encoded;
  const failed = texts.failures.size + images.failures.size;
  const note = `vectors of ${count(texts.encoded + texts.cached)} texts and ${count(images.encoded + images.cached)} pictures`;
  return {
    outcome: encoded === 0 ? 'done before' : 'done',
    value: undefined,
    note: failed === 0 ? note : `${note}; ${count(failed)} could not be encoded`,
  };
}

async function train(
  { store, home, signal }: Learning,
  onProgress: OnProgress,
): Promise<StepResult<ModelVersion | undefined>> {
  const [{ trainModel }, { codeVersion }] = await Promise.all([
    import('../train/train-model.ts'),
    import('../train/code-version.ts'),
  ]);
  try {
    const { version, isNew } = await trainModel({
      store,
      home,
      clock: systemClock,
      seed: TRAINING_SEED,
      codeVersion: codeVersion(),
      onProgress,
      signal,
    });
    return { outcome: isNew ? 'done' : 'done before', value: version, note: `model ${version.id}` };
  } catch (error) {
    if (!isProblem(error) || error.code !== 'INVALID_INPUT') throw error;
    return { outcome: 'left out', value: undefined, note: error.message };
  }
}

async function evaluate(
  { store, home, signal }: Learning,
  version: ModelVersion,
  onProgress: OnProgress,
): Promise<StepResult<undefined>> {
  if (wasEvaluated(version)) return { outcome: 'done before', value: undefined, note: `model ${version.id}` };
  const { evaluateModel } = await import('../evaluate/evaluate-model.ts');
  const { result } = await evaluateModel({
    store,
    home,
    clock: systemClock,
    seed: EVALUATION_SEED,
    version: version.id,
    queries: EVALUATION_QUERIES,
    sharedQueries: [SHARED_QUERY],
    // Evaluation keeps nothing half-done, so it may end wherever it reports.
    onProgress: (progress) => {
      throwIfInterrupted(signal);
      onProgress(progress);
    },
  });
  return { outcome: 'done', value: undefined, note: evaluationNote(result) };
}

function wasEvaluated({ metrics }: ModelVersion): boolean {
  return typeof metrics === 'object' && metrics !== null && 'evaluation' in metrics;
}

/** NDCG@10 of the first table, the network's parts left out: `NDCG@10 on 150 queries: network 0.512, BM25 0.301`. */
export function evaluationNote({ tables }: EvaluationResult): string {
  const [table] = tables;
  if (table === undefined) return 'nothing to evaluate on';
  const whole = table.rows.filter(({ policy }) => !policy.startsWith('network without'));
  const scores = whole.flatMap(({ policy, values }) => {
    const ndcg = values['NDCG@10'];
    return ndcg === undefined ? [] : [`${policy} ${ndcg.mean.toFixed(3)}`];
  });
  return `NDCG@10 on ${count(table.queries)} queries: ${scores.join(' · ')}`;
}

async function publish({ store, home }: Learning, { id }: ModelVersion): Promise<StepResult<ModelVersion>> {
  const { publishVersion } = await import('../publish/publish-version.ts');
  const version = await publishVersion({ modelVersions: store.modelVersions, home, version: id });
  return { outcome: 'done', value: version, note: `model ${version.id} is live` };
}

const count = (value: number): string => value.toLocaleString('en');
