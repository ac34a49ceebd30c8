import type { TextFeatureGroup } from './feature-group.ts';
import { dot } from './vectors.ts';

/** Cosines between the query's meaning, or its end's, and the product's texts and their parts. */
export const meaningFeatures: TextFeatureGroup = {
  names: [
    'meaningTitle',
    'meaningDescription',
    'meaning',
    'meaningHead',
    'meaningHeadEnd3',
    'meaningHeadEnd2',
    'meaningSentence',
    'meaningBest',
    'lastWordHeadEnd',
    'lastPairHeadEnd',
  ],
  prepare: ({ query, vectorOf }) => {
    const whole = vectorOf(query.pieces.whole);
    const lastWord = vectorOf(query.words.at(-1) ?? '');
    const lastPair = vectorOf(query.pieces.lastPair);
    return ({ pieces }) => {
      const title = dot(whole, vectorOf(pieces.title));
      const headEnd2 = vectorOf(pieces.headEnd2);
      const headEnd3 = vectorOf(pieces.headEnd3);
      const sentences = pieces.sentences.map((sentence) => dot(whole, vectorOf(sentence)));
      return [
        title,
        dot(whole, vectorOf(pieces.description)),
        dot(whole, vectorOf(pieces.titleAndDescription)),
        dot(whole, vectorOf(pieces.head)),
        dot(whole, headEnd3),
        dot(whole, headEnd2),
        sentences.length === 0 ? 0 : Math.max(...sentences),
        Math.max(title, ...sentences),
        dot(lastWord, headEnd2),
        dot(lastPair, headEnd3),
      ];
    };
  },
};

/** Each word of the query held against the title's words, one by one, and pieces of the query against the whole title. */
export const alignmentFeatures: TextFeatureGroup = {
  names: [
    'alignment',
    'alignmentLeast',
    'alignmentLast',
    'alignmentFirst',
    'alignmentBack',
    'lastWordTitleWords',
    'gramsTitle',
    'gramsMost',
    'gramsLeast',
    'lastWordTitle',
    'lastPairTitle',
    'lastWordText',
  ],
  prepare: ({ query, corpus, vectorOf }) => {
    const words = query.words.map(vectorOf);
    const weights = query.stems.map(corpus.idf);
    const grams = query.pieces.grams.map(vectorOf);
    const lastWord = vectorOf(query.words.at(-1) ?? '');
    const lastPair = vectorOf(query.pieces.lastPair);
    if (words.length === 0) return () => new Array<number>(alignmentFeatures.names.length).fill(0);
    return ({ title, pieces }) => {
      const aligned = align(words, title.words.map(vectorOf));
      const whole = vectorOf(pieces.title);
      const gramCosines = grams.map((gram) => dot(gram, whole));
      return [
        weightedMean(aligned.best, weights),
        Math.min(...aligned.best),
        aligned.best.at(-1) ?? 0,
        aligned.best[0] ?? 0,
        aligned.back,
        aligned.lastMean,
        mean(gramCosines),
        Math.max(...gramCosines),
        Math.min(...gramCosines),
        dot(lastWord, whole),
        dot(lastPair, whole),
        dot(lastWord, vectorOf(pieces.titleAndDescription)),
      ];
    };
  },
};

interface Alignment {
  /** For each word asked, its cosine to the nearest word of the title. */
  readonly best: readonly number[];
  /** The other way round: the mean over the title's words of their cosine to the nearest word asked. */
  readonly back: number;
  /** The last word asked, over all words of the title. */
  readonly lastMean: number;
}

function align(asked: readonly Float32Array[], words: readonly Float32Array[]): Alignment {
  if (words.length === 0) return { best: asked.map(() => 0), back: 0, lastMean: 0 };
  const cosines = asked.map((own) => words.map((word) => dot(own, word)));
  const columns = words.map((_, column) => Math.max(...cosines.map((row) => row[column] ?? 0)));
  return { best: cosines.map((row) => Math.max(...row)), back: mean(columns), lastMean: mean(cosines.at(-1) ?? []) };
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let [sum, total] = [0, 0];
  values.forEach((value, i) => {
    const weight = weights[i] ?? 0;
    sum += weight * value;
    total += weight;
  });
  return total === 0 ? 0 : sum / total;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
