import { toUnit } from '@fusionrank/model/linear-algebra';
import { bm25, counted } from './bm25-features.ts';
import type { TextFeatureGroup, TextList } from './feature-group.ts';
import type { ProductText } from './product-text.ts';
import { softMatcher } from './soft-match.ts';
import { type SparseVector, sparseCosine, sparseSum, titleVector } from './title-vector.ts';
import { dot, standardised } from './vectors.ts';

/**
 * How near each product lies to those of its own list that answer best at first sight, themselves included: pseudo-relevance
 * feedback (Rocchio, 1971) with soft membership in place of a fixed number of best ones. Without any training, the first of
 * these features alone orders better than any cosine to the query.
 */
export const listContextFeatures: TextFeatureGroup = {
  names: [
    'nearBestTitle',
    'nearBestTitleSharp',
    'nearBestText',
    'nearBestHead',
    'nearBestWords',
    'nearBestAndQuery',
    'nearOthersWords',
    'likelyWords',
  ],
  prepare: (list) => {
    const { products, query, vectorOf } = list;
    const first = firstSight(list);
    const soft = softmax(first, SOFT);
    const titles = products.map(({ pieces }) => vectorOf(pieces.title));
    const columns = [
      nearness(titles, soft),
      nearness(titles, softmax(first, SHARP)),
      nearness(
        products.map(({ pieces }) => vectorOf(pieces.titleAndDescription)),
        soft,
      ),
      nearness(
        products.map(({ pieces }) => vectorOf(pieces.head)),
        soft,
      ),
      ...wordColumns(list, soft),
    ];
    const [, , , , nearBestWords, nearOthers, likely] = columns;
    const centreAndQuery = toUnit(sumOf([centre(titles, soft), vectorOf(query.pieces.whole)]));
    return (_product, i) => [
      ...columns.slice(0, 4).map((column) => column[i] ?? 0),
      nearBestWords?.[i] ?? 0,
      dot(titles[i] as Float32Array, centreAndQuery),
      nearOthers?.[i] ?? 0,
      likely?.[i] ?? 0,
    ];
  },
};

/** Temperatures of membership: how fast it falls from the best at first sight, in sums of four deviations. */
const SOFT = 2;
const SHARP = 1;

/** Two cosines and two kinds of words' match, each standardised over the list and added up. */
function firstSight({ query, products, corpus, vectorOf }: TextList): Float64Array {
  const whole = vectorOf(query.pieces.whole);
  const averageLength = corpus.titleLength + corpus.descriptionLength;
  const match = softMatcher(query.words);
  const weights = query.stems.map(corpus.idf);
  const readings: ((product: ProductText) => number)[] = [
    ({ pieces }) => dot(whole, vectorOf(pieces.title)),
    ({ pieces }) => dot(whole, vectorOf(pieces.titleAndDescription)),
    ({ title, description }) =>
      bm25(query.stems, counted([title.stems, 1], [description.stems, 1]), {
        k1: 1.2,
        b: 0.75,
        idf: corpus.idf,
        averageLength,
      }),
    ({ title }) => match(title.words).reduce((sum, likeness, i) => sum + likeness * (weights[i] ?? 0), 0),
  ];
  const total = new Float64Array(products.length);
  for (const reading of readings) {
    standardised(Float64Array.from(products, reading)).forEach((value, i) => (total[i] = (total[i] as number) + value));
  }
  return total;
}

function softmax(scores: Float64Array, temperature: number): Float64Array {
  const highest = scores.reduce((max, score) => Math.max(max, score), -Infinity);
  const raised = scores.map((score) => Math.exp((score - highest) / temperature));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}

/** Each vector's cosine to the weighted sum of all, for unit vectors. */
function nearness(vectors: readonly Float32Array[], weights: Float64Array): Float64Array {
  const middle = centre(vectors, weights);
  return Float64Array.from(vectors, (vector) => dot(vector, middle));
}

function centre(vectors: readonly Float32Array[], weights: Float64Array): Float32Array {
  return toUnit(sumOf(vectors.map((vector, i) => vector.map((value) => value * (weights[i] as number)))));
}

function sumOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + (vector[k] as number);
  return sum;
}

/** The same over the titles' words: near the best, near all others, and how likely their words are among the best. */
function wordColumns({ products, corpus }: TextList, weights: Float64Array): readonly Float64Array[] {
  const vectors = products.map(({ title }) => titleVector(title.stems, corpus.idf));
  const best = sparseSum(vectors, weights);
  const all = sparseSum(
    vectors,
    vectors.map(() => 1),
  );
  return [
    Float64Array.from(vectors, (vector) => sparseCosine(vector, best)),
    Float64Array.from(vectors, (vector) => sparseCosine(vector, without(all, vector))),
    likelyWords({ products, corpus }, weights),
  ];
}

function without(sum: SparseVector, own: SparseVector): SparseVector {
  const rest = new Map(sum);
  for (const [term, value] of own) rest.set(term, (rest.get(term) ?? 0) - value);
  return rest;
}

/** Smoothing of both probabilities. */
const SMOOTHING = 0.02;

/** Relevance-model log-odds (Lavrenko & Croft, 2001) of a title's words: among the best of the list against in all titles. */
function likelyWords({ products, corpus }: Pick<TextList, 'products' | 'corpus'>, weights: Float64Array): Float64Array {
  const own = products.map(({ title }) => [...new Set(title.stems)]);
  const amongBest = new Map<string, number>();
  own.forEach((stems, i) => {
    for (const stem of stems) amongBest.set(stem, (amongBest.get(stem) ?? 0) + (weights[i] as number));
  });
  const logOdds = (stem: string): number => {
    const anywhere = (corpus.titlesHolding(stem) + 1) / corpus.documents;
    return Math.log(((amongBest.get(stem) ?? 0) + SMOOTHING) / (anywhere + SMOOTHING));
  };
  return Float64Array.from(own, (stems) =>
    stems.length === 0 ? 0 : stems.reduce((sum, stem) => sum + logOdds(stem), 0) / stems.length,
  );
}
