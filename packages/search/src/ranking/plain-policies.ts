import { parsePolicyVersion } from '@fusionrank/domain/id';
import type { Rng } from '@fusionrank/domain/rng';
import type { CrossFeatureRequest } from './feature-group.ts';
import type { RankingPolicy } from './policy.ts';

/** BM25F alone; what matched by other ways than its words stands last. */
export function lexicalPolicy(): RankingPolicy {
  return policy('lexical', ({ index, query, rows }) =>
    Float32Array.from(index.lexical.scores(query.terms, rows).score),
  );
}

/** BM25F as a share of what was possible, plus the text cosine: both in [0, 1]. */
export function lexicalSemanticPolicy(): RankingPolicy {
  return policy('lexical+semantic', (request) => {
    const cosine = semanticShare(request);
    return lexicalShare(request).map((share, at) => share + cosine(request.rows[at] ?? -1));
  });
}

/** What shoppers touch most stands first. */
export function popularityPolicy(): RankingPolicy {
  return policy('popularity', (request) => Float32Array.from(request.rows, popularityIn(request)));
}

/** Any order is as likely as any other. */
export function randomPolicy(rng: Rng): RankingPolicy {
  return policy('random', ({ rows }) => Float32Array.from(rows, () => rng.next()));
}

/** What a shop without a live model gets: words first, then meaning, and popularity among equals. */
export function fallbackPolicy(): RankingPolicy {
  return policy('lexical+popularity', (request) => {
    const cosine = semanticShare(request);
    const popular = popularityIn(request);
    return lexicalShare(request).map((share, at) => {
      const row = request.rows[at] ?? -1;
      return share + 0.5 * cosine(row) + 0.1 * popular(row);
    });
  });
}

function policy(name: string, score: (request: CrossFeatureRequest) => Float32Array): RankingPolicy {
  return { version: parsePolicyVersion(name), score: (request) => Promise.resolve(score(request)) };
}

function lexicalShare({ index, query, rows }: CrossFeatureRequest): Float32Array {
  const { score, bound } = index.lexical.scores(query.terms, rows);
  return Float32Array.from(score, (value) => (bound === 0 ? 0 : value / bound));
}

function semanticShare({ index, vectors }: CrossFeatureRequest): (row: number) => number {
  const cosine = vectors.text === undefined ? undefined : index.features()?.cosineTo('text', vectors.text);
  return (row) => Math.max(0, cosine?.(row) ?? 0);
}

function popularityIn({ index, popularityOf }: CrossFeatureRequest): (row: number) => number {
  return (row) => {
    const entry = index.entryAt(row);
    return entry === undefined ? 0 : Math.log1p(popularityOf(entry.item.id));
  };
}
