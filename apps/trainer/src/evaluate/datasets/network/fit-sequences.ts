import {
  DENSE_EASE_LIMIT,
  type Evidence,
  fitEase,
  fitSparseEase,
  type HistoryEncoder,
  type HistoryEncoderData,
  type HistoryEncoderSettings,
  type HistoryWeighing,
  type ItemLinks,
  itemOperator,
  type LinkEvidence,
  transitionLinks,
  type TransitionSettings,
  takenCounts,
} from '@fusionrank/model/behaviour';
import type { FitContext } from '../contender.ts';
import type { FeatureBag } from './feature-bags.ts';
import { encoderEvidence, encoderOfEpochs, encoderUntilBest } from './fit-encoders.ts';
import type { NamedGraph } from './fit-sets.ts';
import type { FittedEvidence } from './fitted-evidence.ts';
import { evidenceNdcg } from './ranking-quality.ts';
import { drawnUsers, interactionMatrix, type Stage } from './stage.ts';

export interface SequenceData {
  readonly items: number;
  readonly bags: readonly FeatureBag[];
  readonly graphs: readonly NamedGraph[];
}

/** What validation decided; plain JSON. */
export interface SequenceSettings {
  readonly transitions: TransitionSettings;
  /** How much an entry one step further back counts, in (0, 1]. */
  readonly decay: number;
  readonly dropout: number;
  readonly epochs: number;
  readonly ndcg: number;
}

const TRANSITIONS: TransitionSettings = {
  forward: 1,
  backward: 0.2,
  distanceDamping: 0.5,
  lengthDamping: 0,
  fromDamping: 0.4,
  toDamping: 0.12,
  reach: 50,
};
/** What the search tries, one after the other, each beside the best of the others. */
const SEARCHED: readonly (readonly [keyof TransitionSettings | 'decay', readonly number[]])[] = [
  ['backward', [0.05, 0.5, 1]],
  ['toDamping', [0, 0.3, 0.5]],
  ['decay', [0.5, 0.85, 1]],
  ['lengthDamping', [0.5]],
];
const SEARCHED_USERS = 2_000;
const DEFAULT_DECAY = 0.7;
const LAMBDA = 100;

const ENCODER: Omit<HistoryEncoderSettings, 'seed' | 'reading'> = {
  width: 64,
  temperature: 0.07,
  learningRate: 0.003,
  epochs: 10,
  batch: 1_024,
  negatives: 2_048,
};
const DROPOUT = 0.4;
const SMOOTHING = 0.5;

/** Fits on a stage and chooses by what it foretells: how transitions count, how fast they fade, when to stop. */
export async function chooseSequences(
  data: SequenceData,
  stage: Stage,
  context: FitContext,
): Promise<{ readonly settings: SequenceSettings; readonly fitted: FittedEvidence }> {
  const { transitions, decay } = await bestTransitions(data, stage, context);
  const found = await encoderUntilBest(encoderData(data, stage), encoderSettings(context.seed), {
    stage,
    context,
    name: 'sequence encoder for validation',
  });
  const settings = { transitions, decay, dropout: DROPOUT, epochs: found.epochs, ndcg: found.ndcg };
  return { settings, fitted: await joined(data, stage, { settings, encoder: found.encoder, context }) };
}

/** Fits on a stage with settings that were chosen on another. */
export async function fitSequences(
  data: SequenceData,
  stage: Stage,
  {
    settings,
    context,
    name,
  }: { readonly settings: SequenceSettings; readonly context: FitContext; readonly name: string },
): Promise<FittedEvidence> {
  const { epochs } = settings;
  const encoder = await encoderOfEpochs(encoderData(data, stage), encoderSettings(context.seed), {
    epochs,
    context,
    name: `sequence encoder for ${name}`,
  });
  return joined(data, stage, { settings, encoder, context });
}

function encoderSettings(seed: number): HistoryEncoderSettings {
  return { ...ENCODER, seed, reading: { kind: 'sequence', layers: 1, heads: 2, dropout: DROPOUT, length: 50 } };
}

function encoderData({ items, bags, graphs }: SequenceData, { histories }: Stage): HistoryEncoderData {
  const operator = itemOperator(items, {
    features: bags.map(({ matrix }) => matrix),
    graphs: graphs.map(({ matrix }) => ({ matrix, weight: SMOOTHING / graphs.length })),
  });
  return { items, histories, operator };
}

async function bestTransitions(
  { items }: SequenceData,
  stage: Stage,
  { seed, signal, onProgress }: FitContext,
): Promise<Pick<SequenceSettings, 'transitions' | 'decay'>> {
  const users = drawnUsers(stage, SEARCHED_USERS, `${seed}/searched users`);
  const judge = async (tried: TransitionSettings & { readonly decay: number }): Promise<number> => {
    signal.throwIfAborted();
    const matrix = transitionLinks(items, stage.histories, tried);
    const evidence = linkEvidence('judged', { kind: 'sparse', matrix }, { kind: 'decay', factor: tried.decay });
    return evidenceNdcg(evidence, stage, { users, items });
  };
  let best = { ...TRANSITIONS, decay: DEFAULT_DECAY };
  let ndcg = await judge(best);
  let done = 0;
  const total = SEARCHED.reduce((sum, [, values]) => sum + values.length, 0);
  for (const [setting, values] of SEARCHED) {
    for (const value of values) {
      onProgress({ stage: 'how transitions count', done: done++, total, note: `NDCG@20 ${ndcg.toFixed(4)}` });
      const tried = { ...best, [setting]: value };
      const own = await judge(tried);
      if (own > ndcg) [best, ndcg] = [tried, own];
    }
  }
  const { decay, ...transitions } = best;
  return { transitions, decay };
}

interface Parts {
  readonly settings: SequenceSettings;
  readonly encoder: HistoryEncoder;
  readonly context: FitContext;
}

async function joined(
  data: SequenceData,
  stage: Stage,
  { settings, encoder, context }: Parts,
): Promise<FittedEvidence> {
  const { items } = data;
  const { histories } = stage;
  const counts = takenCounts(items, histories);
  const recent = takenCounts(
    items,
    histories.map((history) => history.subarray(-2)),
  );
  const logs = { counts: counts.map(Math.log1p), recent: recent.map(Math.log1p) };
  return {
    evidence: [
      ...transitionEvidence(items, histories, settings),
      await setEvidence(items, histories, context),
      encoderEvidence('encoder', encoder),
      ...contentEvidence(data, settings.decay),
    ],
    factNames: ['popularity', 'recent popularity', 'popularity of the last', 'history length'],
    factsOf: (history) => {
      const last = history.at(-1);
      const ofLast = last === undefined ? 0 : (logs.counts[last] as number);
      const length = Math.log1p(history.length);
      return (item) => [logs.counts[item] as number, logs.recent[item] as number, ofLast, length];
    },
    encoder,
    counts,
  };
}

/** Transitions as chosen, and the ways of counting them that tell something else: next only, later, earlier, the same visit. */
function transitionEvidence(
  items: number,
  histories: readonly Int32Array[],
  { transitions, decay }: SequenceSettings,
): readonly Evidence[] {
  const links = (settings: Partial<TransitionSettings>): ItemLinks => ({
    kind: 'sparse',
    matrix: transitionLinks(items, histories, { ...transitions, ...settings }),
  });
  const chosen = links({});
  const faded = { kind: 'decay', factor: decay } as const;
  const of = (back: number): HistoryWeighing => ({ kind: 'place', back });
  const helping = (name: string, own: ItemLinks, weighing: HistoryWeighing): LinkEvidence => ({
    ...linkEvidence(name, own, weighing),
    serves: 'ranking',
  });
  return [
    linkEvidence('transitions', chosen, faded),
    linkEvidence('from the last', chosen, of(0)),
    helping('from the last but one', chosen, of(1)),
    helping('from the last but two', chosen, of(2)),
    helping('next', links({ backward: 0, distanceDamping: 0, fromDamping: 0.5, toDamping: 0.1, reach: 1 }), of(0)),
    helping('later', links({ backward: 0, distanceDamping: 0.25, fromDamping: 0.5, toDamping: 0.3 }), faded),
    helping(
      'earlier',
      links({ forward: 0, backward: 1, distanceDamping: 0.25, fromDamping: 0.5, toDamping: 0.3 }),
      faded,
    ),
    helping(
      'together',
      links({ backward: 1, distanceDamping: 0, lengthDamping: 0.5, fromDamping: 0.5, toDamping: 0.5 }),
      { kind: 'all' },
    ),
  ];
}

/** Item–item weights in closed form, which know of items that never stood in one history. */
async function setEvidence(
  items: number,
  histories: readonly Int32Array[],
  { signal, onProgress }: FitContext,
): Promise<Evidence> {
  const weights = interactionMatrix(items, histories);
  const links: ItemLinks =
    items <= DENSE_EASE_LIMIT / 2
      ? { kind: 'dense', matrix: await fitEase(weights, { lambda: LAMBDA }, { signal, onProgress }) }
      : { kind: 'sparse', matrix: fitSparseEase(weights, { lambda: LAMBDA, perItem: 100 }, { signal, onProgress }) };
  return { ...linkEvidence('item–item', links, { kind: 'decay', factor: 0.8 }), transform: 'plain' };
}

function contentEvidence({ bags, graphs }: SequenceData, decay: number): readonly Evidence[] {
  const faded = { kind: 'decay', factor: decay } as const;
  const last = { kind: 'place', back: 0 } as const;
  return [
    ...bags.flatMap(({ name, matrix }) => [
      { ...linkEvidence(`${name} of the history`, { kind: 'features', matrix }, faded), transform: 'plain' as const },
      {
        ...linkEvidence(`${name} of the last`, { kind: 'features', matrix }, last),
        transform: 'plain' as const,
        serves: 'ranking' as const,
      },
    ]),
    ...graphs.map(({ name, matrix }) => linkEvidence(`${name} neighbours`, { kind: 'sparse', matrix }, faded)),
  ];
}

function linkEvidence(name: string, links: ItemLinks, weighing: HistoryWeighing): LinkEvidence {
  return { kind: 'links', name, serves: 'candidates', links, weighing, transform: 'root' };
}
