import type { CrossFeatureGroup } from './request.ts';

/** Largest BM25F seen in practice, on the scale of ln(1 + x): keeps the feature near [0, 1]. */
const LOG_SCORE_SCALE = Math.log1p(20);

/** How well the query's words match; all 0 when no word was asked. */
export const lexicalFeatures: CrossFeatureGroup = {
  names: ['hasTerms', 'bm25', 'bm25Share', 'termsShare', 'titleTermsShare'],
  prepare: ({ query, index, rows }) => {
    const terms = query.terms.length;
    if (terms === 0) return () => [0, 0, 0, 0, 0];
    const { score, termsHeld, titleTermsHeld, bound } = index.lexical.scores(query.terms, rows);
    return (_row, i) => [
      1,
      Math.log1p(score[i] ?? 0) / LOG_SCORE_SCALE,
      bound === 0 ? 0 : (score[i] ?? 0) / bound,
      (termsHeld[i] ?? 0) / terms,
      (titleTermsHeld[i] ?? 0) / terms,
    ];
  },
};
