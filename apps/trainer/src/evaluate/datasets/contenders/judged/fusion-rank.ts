import { ndcgAt } from '@fusionrank/model/evaluation';
import type { FitContext, FittedQueries, JudgementsContender } from '../../contender.ts';
import type { JudgementsFold } from '../../held-back.ts';
import { ALL_EVIDENCE, featuresOf, type JudgedEnsembleSettings, TEXT_FUSIONS, trainingOf } from './judged-settings.ts';
import { judgedRequests, type JudgedRequests, lowestGrade, withoutText } from './judged-slates.ts';
import { FEATURE_NAMES, type StudyTexts, type TextStudy } from './text-study.ts';
import { trainJudged } from './train-judged.ts';

/** Networks of each way of fusing: for judging by the validation queries, and for what is then asked. */
const TRIED = 1;
const AVERAGED = 2;

/** Before any training: near the best at first sight, by meaning and by words, and a head of the title that means what was asked. */
const UNTRAINED: Readonly<Record<string, number>> = { nearBestTitle: 0.4, nearBestWords: 0.4, meaningHead: 0.2 };

/**
 * The network on judged products: cross features of the texts, and their vectors fused. Few queries don't tell which way of fusing is
 * best, and networks that fuse otherwise err otherwise: all ways are trained and their scores averaged, none is chosen.
 */
export function fusionRank(study: StudyTexts): JudgementsContender {
  return { name: 'FusionRank', budgetShare: 3, fit: (data, context) => fitBest(study, data, context) };
}

const WHOLE: JudgedEnsembleSettings = { ...ALL_EVIDENCE, textFusions: TEXT_FUSIONS };
const FUSED = (...textFusions: JudgedEnsembleSettings['textFusions']): Partial<JudgedEnsembleSettings> => ({
  textFusions,
});
const ONLY = (...evidence: JudgedEnsembleSettings['evidence']): Partial<JudgedEnsembleSettings> => ({ evidence });

/** What the model is without each of its parts, and with them done otherwise. */
const CHANGES: Readonly<Record<string, Partial<JudgedEnsembleSettings>>> = {
  'without text fusion': FUSED('none'),
  'with V ⊙ W alone': FUSED('hadamard'),
  'with the fusion matrix U alone': FUSED('fusion-matrix'),
  'with concatenation alone': FUSED('concatenation'),
  'without hidden units': { layers: 'linear' },
  "without the words' match": ONLY('meaning', 'list'),
  'without meaning': ONLY('words', 'list'),
  'without the list': ONLY('words', 'meaning'),
};

export function withoutParts(study: StudyTexts): readonly JudgementsContender[] {
  return Object.entries(CHANGES).map(([change, settings]) => changed(`FusionRank ${change}`, study, settings));
}

/** The network with other settings than the whole one's, none of them chosen. */
function changed(name: string, study: StudyTexts, change: Partial<JudgedEnsembleSettings>): JudgementsContender {
  const settings = { ...WHOLE, ...change };
  return {
    name,
    role: 'ablation',
    fit: async (data, context) => {
      const fold = await openFold(study, data, context);
      const onTrain = await ranked(fold, settings, { learnFrom: data.train, networks: TRIED });
      const onAll = await ranked(fold, settings, { learnFrom: [...data.train, ...data.valid], networks: AVERAGED });
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

/** What was learned, unless the validation queries are ordered better by what was not. */
async function fitBest(study: StudyTexts, data: JudgementsFold, context: FitContext): Promise<FittedQueries> {
  const fold = await openFold(study, data, context);
  const learned = await ranked(fold, WHOLE, { learnFrom: data.train, networks: TRIED });
  const plain = untrained(fold.texts);
  if (data.train.length === 0 || meanNdcg(data, plain) > meanNdcg(data, learned)) {
    learned.close();
    return fitted(data, { onTrain: plain, onAll: plain, settings: 'untrained' });
  }
  const onAll = await ranked(fold, WHOLE, { learnFrom: [...data.train, ...data.valid], networks: AVERAGED });
  return fitted(data, { onTrain: learned, onAll, settings: WHOLE });
}

type Ranked = Pick<Awaited<ReturnType<typeof trainJudged>>, 'scoreQuery' | 'close'>;

interface Learning {
  readonly learnFrom: readonly number[];
  /** Of each way of fusing. */
  readonly networks: number;
}

/** With nothing to learn from, as in a single fold, the untrained order is what is left. */
async function ranked(
  { data, texts, whole, context }: OpenFold,
  { textFusions, ...settings }: JudgedEnsembleSettings,
  { learnFrom, networks }: Learning,
): Promise<Ranked> {
  if (learnFrom.length === 0) return untrained(texts);
  const { onProgress, signal, seed } = context;
  const ways: Ranked[] = [];
  for (const textFusion of textFusions)
    ways.push(
      await trainJudged({
        requests: textFusion === 'none' ? withoutText(whole) : whole,
        queries: data.queries,
        train: learnFrom,
        lowest: lowestGrade(data),
        kept: featuresOf(settings),
        config: trainingOf({ ...settings, textFusion }),
        seeds: Array.from({ length: networks }, (_, i) => seed + i),
        onProgress,
        signal,
      }),
    );
  return averaged(ways);
}

function averaged(ways: readonly Ranked[]): Ranked {
  return {
    scoreQuery: (query) => {
      const [first = new Float32Array(0), ...others] = ways.map((way) => way.scoreQuery(query));
      return first.map(
        (score, row) => others.reduce((sum, scores) => sum + (scores[row] as number), score) / ways.length,
      );
    },
    close: () => ways.forEach((way) => way.close()),
  };
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
  readonly settings: JudgedEnsembleSettings | 'untrained';
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
