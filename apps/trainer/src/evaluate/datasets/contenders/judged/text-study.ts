import { createHash } from 'node:crypto';
import type { TextEncoder } from '@fusionrank/model/encoders';
import {
  type ProductText,
  productText,
  type QueryText,
  queryText,
  standardiseWithinLists,
  TEXT_EVIDENCE,
  TEXT_RELEVANCE_FEATURES,
  type TextCorpus,
  textCorpus,
  textRelevance,
} from '@fusionrank/search/text-relevance';
import type { FitContext } from '../../contender.ts';
import type { JudgementsData } from '../../dataset.ts';
import { type VectorOf, textVectors } from './text-vectors.ts';

/** What the texts of a data set say, whatever the grades; queries and products in the data's order. */
export interface TextStudy {
  readonly queries: readonly QueryText[];
  readonly products: readonly (readonly ProductText[])[];
  /** Each product text once. */
  readonly distinct: readonly ProductText[];
  readonly corpus: TextCorpus;
  readonly vectorOf: VectorOf;
  /** One a query, [products, FEATURE_NAMES], standardised within the query. */
  readonly features: readonly Float32Array[];
}

/** Columns of `features`. */
export const FEATURE_NAMES: readonly string[] = TEXT_EVIDENCE.flatMap((evidence) => TEXT_RELEVANCE_FEATURES[evidence]);

/** What studying needs of a contender's run. */
export type StudyRun = Pick<FitContext, 'vectorDir' | 'onProgress' | 'signal'>;

/** Studies a data set's texts; the last one is remembered, for the folds and the other contenders. */
export type StudyTexts = (data: Pick<JudgementsData, 'queries'>, run: StudyRun) => Promise<TextStudy>;

export function rememberingStudy(openEncoder?: () => Promise<TextEncoder>): StudyTexts {
  let last: { readonly fingerprint: string; readonly study: TextStudy } | undefined;
  return async (data, run) => {
    const fingerprint = fingerprintOf(data);
    if (last?.fingerprint !== fingerprint)
      last = { fingerprint, study: await studyTexts(data, { ...run, ...(openEncoder && { openEncoder }) }) };
    return last.study;
  };
}

function fingerprintOf({ queries }: Pick<JudgementsData, 'queries'>): string {
  const hash = createHash('sha256');
  for (const { text, products } of queries)
    hash.update(JSON.stringify([text, products.map(({ title, description }) => [title, description])]));
  return hash.digest('hex');
}

async function studyTexts(
  data: Pick<JudgementsData, 'queries'>,
  run: StudyRun & { readonly openEncoder?: () => Promise<TextEncoder> },
): Promise<TextStudy> {
  const queries = data.queries.map(({ text }) => queryText(text));
  const { products, distinct } = readProducts(data);
  const vectorOf = await textVectors({ ...run, texts: textsOf(queries, distinct) });
  const corpus = textCorpus(distinct);
  const raw: Float32Array[] = [];
  for (const [i, query] of queries.entries()) {
    run.signal.throwIfAborted();
    raw.push(textRelevance({ query, products: products[i] ?? [], corpus, vectorOf }));
    run.onProgress({ stage: 'read texts', done: i + 1, total: queries.length });
  }
  return { queries, products, distinct, corpus, vectorOf, features: standardiseWithinLists(raw, FEATURE_NAMES.length) };
}

/** One and the same text is read once. */
function readProducts({ queries }: Pick<JudgementsData, 'queries'>) {
  const known = new Map<string, ProductText>();
  const products = queries.map((query) =>
    query.products.map((product) => {
      const key = JSON.stringify([product.title, product.description]);
      const read = known.get(key) ?? productText(product);
      known.set(key, read);
      return read;
    }),
  );
  return { products, distinct: [...known.values()] };
}

function* textsOf(queries: readonly QueryText[], products: readonly ProductText[]): Iterable<string> {
  yield '';
  for (const { pieces, words } of queries) yield* [pieces.whole, pieces.lastPair, ...pieces.grams, ...words];
  for (const { pieces, title } of products) {
    const { sentences, ...texts } = pieces;
    yield* [...Object.values(texts), ...sentences, ...title.words];
  }
}
