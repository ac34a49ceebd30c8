import { bm25, type Bm25Settings, counted } from '@fusionrank/search/text-relevance';
import { cosine } from '@fusionrank/model/linear-algebra';
import type { JudgementsContender } from '../../contender.ts';
import { type StudyTexts, type TextStudy } from './text-study.ts';

/** How BM25 reads a product: its title's words count `titleWeight` times; 0 leaves a field out. */
interface Bm25Fields extends Bm25Settings {
  readonly titleWeight: number;
  readonly descriptionWeight: number;
}

/** What most engines take (Robertson & Zaragoza, 2009). */
const USUAL = { k1: 1.2, b: 0.75 };
const TITLE: Bm25Fields = { ...USUAL, titleWeight: 1, descriptionWeight: 0 };
const DESCRIPTION: Bm25Fields = { ...USUAL, titleWeight: 0, descriptionWeight: 1 };
const BOTH: Bm25Fields = { ...USUAL, titleWeight: 3, descriptionWeight: 1 };

/** What is to be had from texts without learning from grades. */
export function textBaselines(study: StudyTexts): readonly JudgementsContender[] {
  return [
    baseline('BM25 + semantic', study, {
      settings: {
        ...BOTH,
        semantic: 'cosine with title and description',
        mixed: 'standardised within the query, added',
      },
      score: (texts, query) => added(standardised(bm25Scores(texts, query, BOTH)), standardised(cosines(texts, query))),
    }),
    baseline('semantic', study, { settings: {}, score: cosines }),
    ...Object.entries({ 'title ×3, description': BOTH, title: TITLE, description: DESCRIPTION }).map(
      ([fields, settings]) =>
        baseline(`BM25 (${fields})`, study, { settings, score: (texts, query) => bm25Scores(texts, query, settings) }),
    ),
  ];
}

interface Rule {
  readonly settings: unknown;
  readonly score: (texts: TextStudy, query: number) => Float32Array;
}

function baseline(name: string, study: StudyTexts, { settings, score }: Rule): JudgementsContender {
  return {
    name,
    budgetShare: 0,
    fit: async (data, context) => {
      const texts = await study(data, context);
      return { settings, scoreQuery: (query) => score(texts, query) };
    },
  };
}

function bm25Scores(
  { queries, products, corpus }: TextStudy,
  query: number,
  { titleWeight, descriptionWeight, k1, b }: Bm25Fields,
): Float32Array {
  const terms = queries[query]?.stems ?? [];
  const averageLength = titleWeight * corpus.titleLength + descriptionWeight * corpus.descriptionLength;
  return Float32Array.from(products[query] ?? [], ({ title, description }) => {
    const text = counted([title.stems, titleWeight], [description.stems, descriptionWeight]);
    return bm25(terms, text, { k1, b, idf: corpus.idf, averageLength });
  });
}

/** Cosine of the query and title with description, both as the sentence encoder reads them. */
function cosines({ queries, products, vectorOf }: TextStudy, query: number): Float32Array {
  const whole = vectorOf(queries[query]?.pieces.whole ?? '');
  return Float32Array.from(products[query] ?? [], ({ pieces }) => cosine(whole, vectorOf(pieces.titleAndDescription)));
}

function standardised(scores: Float32Array): Float32Array {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const deviation = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length);
  return scores.map((score) => (deviation === 0 ? 0 : (score - mean) / deviation));
}

const added = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value + (b[i] as number));
