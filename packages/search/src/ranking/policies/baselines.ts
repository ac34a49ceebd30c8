import { createRng, type Rng } from '@fusionrank/domain/rng';
import { fuseByReciprocalRank } from '../../retrieval/reciprocal-rank.ts';
import { topRows } from '../../retrieval/top-rows.ts';
import { looksOf } from './looks.ts';
import { linkScoresOf } from '../link-scores.ts';
import type { PolicyRequest, RankingPolicy } from './policy.ts';

/** BM25F alone. */
export const lexicalPolicy: RankingPolicy = {
  name: 'BM25',
  scale: 'order',
  score: (request) => Promise.resolve(lexicalScores(request)),
};

/** BM25F and text cosine, fused by reciprocal rank. */
export const lexicalSemanticPolicy: RankingPolicy = {
  name: 'BM25 + semantic',
  scale: 'order',
  score: (request) => {
    const { rows } = request.candidates;
    const fused = fuseByReciprocalRank(
      [
        { source: 'lexical', rows: topRows(rows, lexicalScores(request), rows.length) },
        { source: 'semantic', rows: topRows(rows, textCosines(request), rows.length) },
      ],
      rows.length,
    );
    const scoreOf = new Map(Array.from(fused.rows, (row, i) => [row, fused.scores[i] ?? 0]));
    return Promise.resolve(Float64Array.from(rows, (row) => scoreOf.get(row) ?? 0));
  },
};

/** Decayed popularity alone. */
export const popularityPolicy: RankingPolicy = {
  name: 'popularity',
  scale: 'order',
  score: (request) => Promise.resolve(popularity(request)),
};

/** What others touched who touched the same items, by the model's item links; popularity among items that these say nothing of. */
export const itemLinksPolicy: RankingPolicy = {
  name: 'item links',
  scale: 'order',
  score: (request) => {
    const links = linkScoresOf(request)?.all;
    const popular = popularity(request);
    return Promise.resolve(
      Float64Array.from(request.candidates.rows, (row, i) => {
        const link = links?.get(row) ?? 0;
        const own = popular[i] ?? 0;
        return link > 0 ? 1 + link : own / (1 + own);
      }),
    );
  },
};

/** Any order, the same for the same seed, query and user. */
export function randomPolicy(seed: number): RankingPolicy {
  return {
    name: 'random',
    scale: 'order',
    score: ({ candidates, query, profile }) => {
      const rng: Rng = createRng(`${seed}/${profile.userId}/${query.text}`);
      return Promise.resolve(Float64Array.from(candidates.rows, () => rng.next()));
    },
  };
}

/** What answers while no network can: the words' match and a photograph's, popularity among equals, and then the sources' agreement. */
export const fallbackPolicy: RankingPolicy = {
  name: 'lexical-popularity',
  scale: 'order',
  score: (request) => {
    const lexical = lexicalScores(request);
    const popular = popularity(request);
    const agreed = request.candidates.scores;
    const looks = looksOf(request);
    const { rows } = request.candidates;
    return Promise.resolve(
      lexical.map(
        (score, i) => score + (looks?.(rows[i] ?? -1) ?? 0) + 0.3 * Math.log1p(popular[i] ?? 0) + (agreed[i] ?? 0),
      ),
    );
  },
};

function lexicalScores({ query, index, candidates }: PolicyRequest): Float64Array {
  return index.lexical.scores(query.terms, candidates.rows).score;
}

function textCosines({ vectors, index, candidates }: PolicyRequest): Float64Array {
  const likeness = vectors.text === undefined ? undefined : index.features()?.cosineTo('text', vectors.text);
  return Float64Array.from(candidates.rows, (row) => likeness?.(row) ?? -1);
}

function popularity({ index, candidates, popularityOf }: PolicyRequest): Float64Array {
  return Float64Array.from(candidates.rows, (row) => (index.isLive(row) ? popularityOf(row) : 0));
}
