import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRng } from '@fusionrank/domain/rng';
import type { TextEncoder } from '@fusionrank/model/encoders';
import { ndcgAt } from '@fusionrank/model/evaluation';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FitContext, JudgementsContender } from '../../contender.ts';
import { startBudget } from '../../budget.ts';
import type { JudgementsData } from '../../dataset.ts';
import { judgementFolds } from '../../held-back.ts';
import { fusionRank, withoutParts } from './fusion-rank.ts';
import { gradeLabels, lowestGrade } from './judged-slates.ts';
import { textBaselines } from './text-baselines.ts';
import { FEATURE_NAMES, rememberingStudy, type StudyTexts } from './text-study.ts';

const KINDS = ['lamp', 'chair', 'shirt', 'knife', 'clock'];
const COLOURS = ['red', 'blue', 'green', 'white'];

/** Queries of a colour and a kind; a product is worth 1, and 1½ more for each of the two that its title has. */
function colourJudgements(described: boolean): JudgementsData {
  const rng = createRng('judgements');
  const queries = KINDS.flatMap((kind) => COLOURS.map((colour) => ({ kind, colour })));
  return {
    kind: 'judgements',
    name: 'colours',
    queries: queries.map((asked, query) => ({
      text: `${asked.colour} ${asked.kind}`,
      products: Array.from({ length: 12 }, (_, i) => {
        const kind = i < 6 ? asked.kind : (KINDS[rng.below(KINDS.length)] ?? '');
        const colour = i % 3 === 0 ? asked.colour : (COLOURS[rng.below(COLOURS.length)] ?? '');
        return {
          id: `${query}-${i}`,
          title: `Brand${rng.below(9)} ${kind} in ${colour}, size ${i}`,
          description: described ? `A ${kind} for every day.` : '',
          grade: 1 + (kind === asked.kind ? 1.5 : 0) + (colour === asked.colour ? 1.5 : 0),
          variance: 0.5,
        };
      }),
    })),
  };
}

/** A text's vector is the sum of what its words draw: enough to tell words apart. */
const wordEncoder: TextEncoder = {
  name: 'words',
  dimension: 24,
  encode: (texts) => Promise.resolve(texts.map(sumOfWords)),
  close: () => Promise.resolve(),
};

function sumOfWords(text: string): Float32Array {
  const vector = new Float32Array(24);
  for (const word of text.toLowerCase().match(/\w+/g) ?? []) {
    const rng = createRng(word);
    vector.forEach((_, k) => (vector[k] = vector[k]! + rng.normal()));
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

let vectorDir: string;
let study: StudyTexts;
beforeAll(async () => {
  vectorDir = await mkdtemp(join(tmpdir(), 'text-vectors-'));
  study = rememberingStudy(() => Promise.resolve(wordEncoder));
});

const context = (): FitContext => ({
  seed: 3,
  rng: createRng(3),
  budget: startBudget(60_000),
  cacheDir: '',
  vectorDir,
  onProgress: () => undefined,
  signal: new AbortController().signal,
});

/** Scores of the first fold's test queries, and their mean NDCG@5 by the grades that were held back. */
async function tested(contender: JudgementsContender, data = colourJudgements(true)) {
  const fold = judgementFolds(data, 1)[0]!;
  const fitted = await contender.fit(fold, context());
  const scores: Float32Array[] = [];
  for (const query of fold.test) scores.push(await fitted.scoreQuery(query));
  await fitted.close?.();
  const ndcgs = fold.test.map((query, i) => {
    const grades = data.queries[query]!.products.map(({ grade }) => grade - 1);
    const order = [...grades.keys()].sort((a, b) => scores[i]![b]! - scores[i]![a]!);
    return ndcgAt(
      5,
      order.map((product) => grades[product]!),
    )!;
  });
  return { scores, settings: fitted.settings, ndcg: ndcgs.reduce((sum, value) => sum + value, 0) / ndcgs.length };
}

describe('the model', () => {
  test('orders products of held-back queries well, twice alike', async () => {
    const first = await tested(fusionRank(study));
    expect(first.ndcg).toBeGreaterThan(0.9);
    expect(await tested(fusionRank(study))).toEqual(first);
  });

  test('does without descriptions', async () => {
    expect((await tested(fusionRank(study), colourJudgements(false))).ndcg).toBeGreaterThan(0.9);
  });

  test.each(withoutParts(rememberingStudy(() => Promise.resolve(wordEncoder))))(
    '$name scores every product with a number, and tells its settings',
    async (contender) => {
      const { scores, settings } = await tested(contender);
      expect(scores.flatMap((each) => [...each]).every(Number.isFinite)).toBe(true);
      expect(settings).toHaveProperty('evidence');
    },
  );

  test('with nothing to learn from ranks as it does before any training', async () => {
    const { settings, scores } = await tested(fusionRank(study), {
      ...colourJudgements(true),
      queries: colourJudgements(true).queries.slice(0, 1),
    });
    expect(settings).toBe('untrained');
    expect(scores[0]).toHaveLength(12);
  });
});

test('baselines need no grades, and find the words that were asked', async () => {
  for (const contender of textBaselines(study)) {
    const { ndcg } = await tested(contender);
    if (contender.name !== 'BM25 (description)') expect(ndcg, contender.name).toBeGreaterThan(0.8);
  }
});

test('a study knows its data by the texts: other grades are no other study, other texts are', async () => {
  const data = colourJudgements(true);
  const fold = judgementFolds(data, 1)[0]!;
  const known = await study(data, context());
  expect(await study(fold, context())).toBe(known);
  expect(known.features[0]).toHaveLength(12 * FEATURE_NAMES.length);
  expect(await study(colourJudgements(false), context())).not.toBe(known);
});

describe('labels', () => {
  const products = [1, 4, 2].map((grade) => ({ id: '', title: '', description: '', grade, variance: 1 }));

  test('are grades above the lowest; disagreement takes from the gain: (2³ − 1) / 2 = 2^2.17 − 1', () => {
    expect([...gradeLabels(products, { lowest: 1, trust: 'plain' })]).toEqual([0, 0, 0, 3, 0, 0, 1, 0, 0]);
    const doubted = gradeLabels(products, { lowest: 1, trust: 'by-agreement' });
    expect(doubted[3]).toBeCloseTo(Math.log2(4.5), 5);
    expect(doubted[6]).toBeCloseTo(Math.log2(1.5), 5);
  });

  test('the lowest grade is that of what is not held back', () => {
    const queries = [{ text: '', products: [...products, { ...products[0]!, grade: NaN }] }];
    expect(lowestGrade({ queries })).toBe(1);
  });
});
