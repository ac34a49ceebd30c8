import { ndcgAt } from '@fusionrank/model/evaluation';
import type { FitContext, FittedQueries, JudgementsContender } from '../../contender.ts';
import type { JudgementsFold } from '../../held-back.ts';
import { ALL_EVIDENCE, featuresOf, type JudgedSettings, trainingOf } from './judged-settings.ts';
import { judgedRequests, type JudgedRequests, lowestGrade, withoutText } from './judged-slates.ts';
import { FEATURE_NAMES, type StudyTexts, type TextStudy } from './text-study.ts';
import { trainJudged } from './train-judged.ts';

/** Networks whose scores are averaged: for choosing, and for what is then asked. */
const TRIED = 2;
const AVERAGED = 5;

/** Before any training: near the best at first sight, by meaning and by words, and a head of the title that means what was asked. */
const UNTRAINED: Readonly<Record<string, number>> = { nearBestTitle: 0.4, nearBestWords: 0.4, meaningHead: 0.2 };

/** Settings that are tried on the validation queries of a fold. */
const CANDIDATES: readonly (JudgedSettings | 'untrained')[] = [
  ALL_EVIDENCE,
  { ...ALL_EVIDENCE, textFusion: 'none' },
  'untrained',
];

/** The network on judged products: cross features of the texts, and their vectors fused; settings chosen on validation queries. */
export function fusionRank(study: StudyTexts): JudgementsContender {
  return { name: 'FusionRank', budgetShare: 3, fit: (data, context) => fitChosen(study, data, context) };
}

const ONLY = (...evidence: JudgedSettings['evidence']): Partial<JudgedSettings> => ({ evidence });

/** What the model is without each of its parts, and with them done otherwise. */
const CHANGES: Readonly<Record<string, Partial<JudgedSettings>>> = {
  'without text fusion': { textFusion: 'none' },
  'with the fusion matrix U': { textFusion: 'fusion-matrix' },
  'with concatenation': { textFusion: 'concatenation' },
  'without hidden units': { textFusion: 'none', layers: 'linear' },
  "without the words' match": ONLY('meaning', 'list'),
  'without meaning': ONLY('words', 'list'),
  'without the list': ONLY('words', 'meaning'),
};

export function withoutParts(study: StudyTexts): readonly JudgementsContender[] {
  return Object.entries(CHANGES).map(([change, settings]) => changed(`FusionRank ${change}`, study, settings));
}

/** The network with other settings than the whole one's, none of them chosen. */
function changed(name: string, study: StudyTexts, change: Partial<JudgedSettings>): JudgementsContender {
  const settings = { ...ALL_EVIDENCE, ...change };
  return {
    name,
    role: 'ablation',
    fit: async (data, context) => {
      const fold = await openFold(study, data, context);
      const onTrain = await ranked(fold, settings, { learnFrom: data.train, networks: 1 });
      const onAll = await ranked(fold, settings, { learnFrom: [...data.train, ...data.valid], networks: TRIED });
      return fitted(data, { onTrain, onAll, settings });
    },
  };
}

interface OpenFold {
  readonly data: JudgementsFold;
  readonly texts: TextStudy;
  readonly whole: JudgedRequests;
  readonly context: FitContext;
}

async function openFold(study: StudyTexts, data: JudgementsFold, context: FitContext): Promise<OpenFold> {
  const texts = await study(data, context);
  return { data, texts, whole: judgedRequests(texts), context };
}

async function fitChosen(study: StudyTexts, data: JudgementsFold, context: FitContext): Promise<FittedQueries> {
  const fold = await openFold(study, data, context);
  const tried: { readonly settings: JudgedSettings | 'untrained'; readonly ndcg: number; readonly ranked: Ranked }[] =
    [];
  for (const settings of CANDIDATES) {
    const candidate = await ranked(fold, settings, { learnFrom: data.train, networks: TRIED });
    tried.push({ settings, ndcg: meanNdcg(data, candidate), ranked: candidate });
  }
  const best = tried.reduce((most, candidate) => (candidate.ndcg > most.ndcg ? candidate : most));
  for (const candidate of tried) if (candidate !== best) candidate.ranked.close();
  const learnFrom = [...data.train, ...data.valid];
  const onAll = await ranked(fold, best.settings, { learnFrom, networks: AVERAGED });
  return fitted(data, { onTrain: best.ranked, onAll, settings: best.settings });
}

type Ranked = Pick<Awaited<ReturnType<typeof trainJudged>>, 'scoreQuery' | 'close'>;

interface Learning {
  readonly learnFrom: readonly number[];
  readonly networks: number;
}

/** With nothing to learn from, as in a single fold, the untrained order is what is left. */
function ranked(
  { data, texts, whole, context }: OpenFold,
  settings: JudgedSettings | 'untrained',
  { learnFrom, networks }: Learning,
): Promise<Ranked> {
  if (settings === 'untrained' || learnFrom.length === 0) return Promise.resolve(untrained(texts));
  const { onProgress, signal, seed } = context;
  return trainJudged({
    requests: settings.textFusion === 'none' ? withoutText(whole) : whole,
    queries: data.queries,
    train: learnFrom,
    lowest: lowestGrade(data),
    kept: featuresOf(settings),
    config: trainingOf(settings),
    seeds: Array.from({ length: networks }, (_, i) => seed + i),
    onProgress,
    signal,
  });
}

function untrained({ features }: TextStudy): Ranked {
  const width = FEATURE_NAMES.length;
  const weights = FEATURE_NAMES.map((name) => UNTRAINED[name] ?? 0);
  return {
    scoreQuery: (query) => {
      const values = features[query] ?? new Float32Array(0);
      return Float32Array.from({ length: values.length / width }, (_, row) =>
        weights.reduce((sum, weight, column) => sum + weight * (values[row * width + column] as number), 0),
      );
    },
    close: () => undefined,
  };
}

interface Outcome {
  /** Learned from the training queries alone: what the validation queries are scored with. */
  readonly onTrain: Ranked;
  /** Learned from both: for the queries that are asked. */
  readonly onAll: Ranked;
  readonly settings: JudgedSettings | 'untrained';
}

function fitted({ valid }: JudgementsFold, { onTrain, onAll, settings }: Outcome): FittedQueries {
  const held = new Set(valid);
  return {
    settings,
    scoreQuery: (query) => (held.has(query) ? onTrain : onAll).scoreQuery(query),
    close: () => {
      onTrain.close();
      onAll.close();
    },
  };
}

const CUTOFF = 10;

/** Over the validation queries; 0 where none of them says anything. */
function meanNdcg(data: JudgementsFold, { scoreQuery }: Ranked): number {
  const lowest = lowestGrade(data);
  const values = data.valid.flatMap((query) => {
    const scores = scoreQuery(query);
    const grades = data.queries[query]?.products.map(({ grade }) => grade - lowest) ?? [];
    const order = [...grades.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    return (
      ndcgAt(
        CUTOFF,
        order.map((product) => grades[product] ?? 0),
      ) ?? []
    );
  });
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
