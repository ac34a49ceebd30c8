import {
  DENSE_EASE_LIMIT,
  fitEase,
  fitSparseEase,
  fitSpectral,
  type HistoryEncoder,
  type HistoryEncoderData,
  type HistoryEncoderSettings,
  type ItemLinks,
  itemOperator,
  type LinkEvidence,
  type SparseMatrix,
  takenCounts,
} from '@fusionrank/model/behaviour';
import type { FitContext } from '../contender.ts';
import { encoderEvidence, encoderOfEpochs, encoderUntilBest } from './fit-encoders.ts';
import type { FittedEvidence } from './fitted-evidence.ts';
import { evidenceNdcg } from './ranking-quality.ts';
import { drawnUsers, interactionMatrix, type Stage } from './stage.ts';

/** A modality's graph under its name. */
export interface NamedGraph {
  readonly name: string;
  readonly matrix: SparseMatrix;
  /** [items], 1 where the modality is there. */
  readonly present: Uint8Array;
}

export interface SetData {
  readonly items: number;
  readonly graphs: readonly NamedGraph[];
}

/** What validation decided; plain JSON. */
export interface SetSettings {
  readonly lambda: number;
  /** One an encoder. */
  readonly encoders: readonly {
    readonly smoothing: Readonly<Record<string, number>>;
    readonly epochs: number;
    readonly ndcg: number;
  }[];
}

const LAMBDAS = [100, 300, 1_000] as const;
/** How much of its neighbours an item's vector takes in all: each makes an encoder of its own, and they err in different ways. */
const SMOOTHINGS = [2.5, 1, 5] as const;
const SEARCHED_USERS = 2_000;

const ENCODER: Omit<HistoryEncoderSettings, 'seed'> = {
  reading: { kind: 'set', hiddenShare: 0.5, damping: 0.5 },
  width: 96,
  temperature: 0.2,
  learningRate: 0.01,
  epochs: 8,
  batch: 1_024,
  negatives: 8_192,
};

/** Fits on a stage and chooses by what it foretells: λ, how each modality smooths, and when to stop. */
export async function chooseSets(
  data: SetData,
  stage: Stage,
  context: FitContext,
): Promise<{ readonly settings: SetSettings; readonly fitted: FittedEvidence }> {
  const users = drawnUsers(stage, SEARCHED_USERS, `${context.seed}/searched users`);
  const judge = (links: ItemLinks): Promise<number> =>
    evidenceNdcg(linkEvidence('judged', links), stage, { users, items: data.items });
  const weights = interactionMatrix(data.items, stage.histories);
  const lambda = await bestLambda(weights, judge, context);
  const shares = await modalityShares(data, judge);
  const encoders: HistoryEncoder[] = [];
  const chosen: SetSettings['encoders'][number][] = [];
  for (const [i, total] of SMOOTHINGS.entries()) {
    if (i > 0 && (data.graphs.length === 0 || context.budget.isSpent(0.2 * i))) break;
    const smoothing = Object.fromEntries(data.graphs.map(({ name }) => [name, total * (shares[name] ?? 0)]));
    const found = await encoderUntilBest(
      await encoderData(data, stage, { smoothing, seed: context.seed }),
      { ...ENCODER, seed: context.seed + i },
      { stage, context, name: `encoder ${i + 1} for validation` },
    );
    encoders.push(found.encoder);
    chosen.push({ smoothing, epochs: found.epochs, ndcg: found.ndcg });
  }
  const settings = { lambda, encoders: chosen };
  return { settings, fitted: await joined(data, stage, { lambda, encoders, context }) };
}

/** Fits on a stage with settings that were chosen on another. */
export async function fitSets(
  data: SetData,
  stage: Stage,
  { settings, context }: { readonly settings: SetSettings; readonly context: FitContext },
): Promise<FittedEvidence> {
  const encoders: HistoryEncoder[] = [];
  for (const [i, { smoothing, epochs }] of settings.encoders.entries()) {
    encoders.push(
      await encoderOfEpochs(
        await encoderData(data, stage, { smoothing, seed: context.seed }),
        { ...ENCODER, seed: context.seed + i },
        { epochs, context, name: `encoder ${i + 1} for the ranking` },
      ),
    );
  }
  return joined(data, stage, { lambda: settings.lambda, encoders, context });
}

async function encoderData(
  { items, graphs }: SetData,
  { histories }: Stage,
  { smoothing, seed }: { readonly smoothing: Readonly<Record<string, number>>; readonly seed: number },
): Promise<HistoryEncoderData> {
  const operator = itemOperator(items, {
    features: [],
    graphs: graphs.map(({ name, matrix }) => ({ matrix, weight: smoothing[name] ?? 0 })),
  });
  const width = ENCODER.width;
  if (items < 2 * width) return { items, histories, operator };
  const { vectors } = await fitSpectral(interactionMatrix(items, histories), { width, seed });
  const scale = 0.1 * Math.sqrt(items);
  return { items, histories, operator, start: vectors.map((value) => value * scale) };
}

async function bestLambda(
  weights: SparseMatrix,
  judge: (links: ItemLinks) => Promise<number>,
  { signal, onProgress }: FitContext,
): Promise<number> {
  let best: { readonly lambda: number; readonly ndcg: number } = { lambda: LAMBDAS[1], ndcg: -1 };
  for (const lambda of LAMBDAS) {
    const matrix = fitSparseEase(weights, { lambda, perItem: 100 }, { signal, onProgress });
    const ndcg = await judge({ kind: 'sparse', matrix });
    if (ndcg > best.ndcg) best = { lambda, ndcg };
  }
  return best.lambda;
}

/** How much of the smoothing each modality gets: by the square of how well its neighbours alone foretell. */
async function modalityShares(
  { graphs }: SetData,
  judge: (links: ItemLinks) => Promise<number>,
): Promise<Readonly<Record<string, number>>> {
  const worth: (readonly [string, number])[] = [];
  for (const { name, matrix } of graphs) worth.push([name, (await judge({ kind: 'sparse', matrix })) ** 2]);
  const total = worth.reduce((sum, [, one]) => sum + one, 0);
  return Object.fromEntries(worth.map(([name, one]) => [name, total === 0 ? 1 / worth.length : one / total]));
}

interface Parts {
  readonly lambda: number;
  readonly encoders: readonly HistoryEncoder[];
  readonly context: FitContext;
}

async function joined(data: SetData, stage: Stage, { lambda, encoders, context }: Parts): Promise<FittedEvidence> {
  const [encoder] = encoders;
  if (encoder === undefined) throw new TypeError('expected at least one encoder');
  const counts = takenCounts(data.items, stage.histories);
  const weights = interactionMatrix(data.items, stage.histories);
  const { signal, onProgress } = context;
  const links: ItemLinks =
    data.items <= DENSE_EASE_LIMIT
      ? { kind: 'dense', matrix: await fitEase(weights, { lambda }, { signal, onProgress }) }
      : { kind: 'sparse', matrix: fitSparseEase(weights, { lambda }, { signal, onProgress }) };
  return {
    evidence: [
      linkEvidence('item–item', links),
      ...encoders.map((one, i) => encoderEvidence(`encoder ${i + 1}`, one)),
      ...data.graphs.map(({ name, matrix }) => linkEvidence(`${name} neighbours`, { kind: 'sparse', matrix })),
    ],
    factNames: ['popularity', 'history length', 'popularity × length', ...data.graphs.map(({ name }) => `has ${name}`)],
    factsOf: (history) => {
      const length = Math.log1p(history.length);
      return (item) => {
        const popularity = Math.log1p(counts[item] as number);
        return [popularity, length, popularity * length, ...data.graphs.map(({ present }) => present[item] as number)];
      };
    },
    encoder,
    counts,
  };
}

function linkEvidence(name: string, links: ItemLinks): LinkEvidence {
  return { kind: 'links', name, serves: 'candidates', links, weighing: { kind: 'all' }, transform: 'plain' };
}
