import type { CrossFeatureGroup } from './request.ts';

/** Largest BM25F seen in practice, on the scale of ln(1 + x): keeps the feature near [0, 1]. */
const LOG_SCORE_SCALE = Math.log1p(20);

/** How well the query's words match; all 0 when no word was asked. */
export const lexicalFeatures: CrossFeatureGroup = {
  names: ['hasTerms', 'bm25', 'bm25Share', 'termsShare', 'titleTermsShare'],
  prepare: ({ query, index, rows }) => {
    const terms = query.terms.length;
    if (terms === 0) return () => undefined;
    const { score, termsHeld, titleTermsHeld, bound } = index.lexical.scores(query.terms, rows);
    return (_row, i, { values, at }) => {
      const own = score[i] ?? 0;
      values[at] = 1;
      values[at + 1] = Math.log1p(own) / LOG_SCORE_SCALE;
      values[at + 2] = bound === 0 ? 0 : own / bound;
      values[at + 3] = (termsHeld[i] ?? 0) / terms;
      values[at + 4] = (titleTermsHeld[i] ?? 0) / terms;
    };
  },
};
