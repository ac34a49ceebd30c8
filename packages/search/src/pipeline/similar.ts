import type { ItemId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { CandidateSource, Slate } from '@fusionrank/domain/search';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { CosineOfRow, FeatureSpace, VectorModality } from '../retrieval/feature-space.ts';
import { createRowList } from '../retrieval/row-list.ts';
import { trendingList } from '../retrieval/shop-lists.ts';
import { FUSED_WEIGHTS, fusedQuery, type WeightedVector } from '../retrieval/vectors/spaces.ts';
import type { NearestRequest } from '../retrieval/vectors/vector-search.ts';
import { NO_DEADLINE } from './deadline.ts';
import { listSlate, soldRow, type ScoredList } from './list-slate.ts';
import { startRun, type EngineParts } from './request-run.ts';
import { outcome } from './search.ts';

export const SIMILARITY_MODES = ['multimodal', 'visual', 'textual', 'behavioural'] as const;
export type SimilarityMode = (typeof SIMILARITY_MODES)[number];

export interface SimilarRequest {
  readonly itemId: ItemId;
  readonly mode: SimilarityMode;
  /** Instead of the mode's: what each modality counts, relative to the others; one that is absent or 0 counts nothing. */
  readonly weights?: SimilarityWeights;
  readonly limit: number;
}

/** Finite, at least 0, one of them above 0. */
export type SimilarityWeights = Partial<Readonly<Record<VectorModality, number>>>;

/** What each modality counts in a mode. */
const WEIGHTS: Readonly<Record<SimilarityMode, SimilarityWeights>> = {
  multimodal: FUSED_WEIGHTS,
  visual: { image: 1 },
  textual: { text: 1 },
  behavioural: { behaviour: 1 },
};

const SOURCE: Readonly<Record<VectorModality, CandidateSource>> = {
  text: 'semantic',
  image: 'visual',
  behaviour: 'behavioural',
};

/**
 * Items like one, nearest first, without the item itself. A mode whose modality the item lacks falls back to what it has;
 * with no vectors at all, to what is popular in its category (MODEL_UNAVAILABLE). Throws NOT_FOUND for an item that is not
 * sold, INVALID_INPUT for weights of which none counts.
 */
export async function similar(parts: EngineParts, request: SimilarRequest): Promise<Slate> {
  const { index, ports } = parts;
  const weights = checkedWeights(request.weights ?? WEIGHTS[request.mode]);
  const run = startRun(parts);
  const row = soldRow(request.itemId, index);
  const { signal } = parts.deadline ?? NO_DEADLINE;
  const found = await run.times.time('retrieve', () => nearest({ weights, limit: request.limit, row, signal }, index));
  if (found === undefined) {
    const accepts = (other: number): boolean => other !== row && index.isLive(other);
    const popular = popularAlike({ row, accepts, ...request }, { index, ports });
    return {
      ...listSlate('popular-in-category', popular, { index, ports }),
      ...outcome(run),
      degraded: ['MODEL_UNAVAILABLE'],
    };
  }
  const policy = request.weights === undefined ? request.mode : 'weighted';
  return { ...listSlate(`similar:${policy}`, found, { index, ports }), ...outcome(run) };
}

function checkedWeights(weights: SimilarityWeights): SimilarityWeights {
  const given = Object.entries(weights);
  const place = { field: 'weights' };
  for (const [modality, weight] of given) {
    if (Number.isFinite(weight) && weight >= 0) continue;
    throw problem('INVALID_INPUT', `weights.${modality}: expected a number of at least 0, got ${weight}`, { place });
  }
  if (given.every(([, weight]) => weight === 0))
    throw problem('INVALID_INPUT', 'weights: expected one above 0, got none', { place });
  return weights;
}

interface Wanted {
  readonly row: number;
  readonly weights: SimilarityWeights;
  readonly limit: number;
  readonly signal: AbortSignal;
}

async function nearest({ row, limit, weights, signal }: Wanted, index: CatalogIndex): Promise<ScoredList | undefined> {
  const features = index.features();
  if (features === undefined || row >= features.table.ids.length) return undefined;
  const parts = partsOf(features, row, weights) ?? partsOf(features, row, WEIGHTS.multimodal);
  if (parts === undefined) return undefined;
  const likeness = likenessTo(features, parts);
  const rows = await index.vectors.nearest({
    ...spaceOf(features, parts),
    table: features.table,
    likeness,
    except: row,
    limit,
    minimum: 0,
    signal,
  });
  return { rows, scores: Float64Array.from(rows, (other) => likeness(other) ?? 0), source: sourceOf(parts) };
}

/** What the item has of the modalities that count; undefined when it has none. */
function partsOf(
  features: FeatureSpace,
  row: number,
  weights: SimilarityWeights,
): readonly WeightedVector[] | undefined {
  const parts = (Object.entries(weights) as [VectorModality, number][]).flatMap(([modality, weight]) => {
    const vector = weight > 0 ? features.vector(modality, row) : undefined;
    return vector === undefined ? [] : [{ modality, weight, vector }];
  });
  return parts.length === 0 ? undefined : parts;
}

/** Of what counts most. */
function sourceOf(parts: readonly WeightedVector[]): CandidateSource {
  const first = parts.reduce((most, part) => (part.weight > most.weight ? part : most));
  return SOURCE[first.modality];
}

/**
 * Rows that are compared where likeness is not the product in the space of all: modalities that count otherwise than there, or not, as
 * the item lacks them, lessen or raise the product of rows that have, or lack, others than the item.
 */
const REACH = 500;

/** Where a modality alone is compared, its own space; otherwise that of all. */
function spaceOf(
  { table }: FeatureSpace,
  parts: readonly WeightedVector[],
): Pick<NearestRequest, 'space' | 'query' | 'reach'> {
  const [first, second] = parts;
  if (first !== undefined && second === undefined) return { space: first.modality, query: first.vector };
  const query = fusedQuery(table, parts);
  const all = Object.keys(FUSED_WEIGHTS) as VectorModality[];
  const asInSpace = all.every((name) => parts.some((p) => p.modality === name && p.weight === FUSED_WEIGHTS[name]));
  return asInSpace ? { space: 'fused', query } : { space: 'fused', query, reach: REACH };
}

/**
 * Weighted mean of the cosines over the modalities that both items have, times the root of their share of the weights that
 * the first item has: what is alike in fewer respects has to be more alike in them.
 */
function likenessTo(features: FeatureSpace, asked: readonly WeightedVector[]): CosineOfRow {
  const parts = asked.map(({ modality, weight, vector }) => ({ weight, cosine: features.cosineTo(modality, vector) }));
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return (other) => {
    let sum = 0;
    let shared = 0;
    for (const { weight, cosine } of parts) {
      const value = cosine(other);
      if (value === undefined) continue;
      sum += weight * value;
      shared += weight;
    }
    return shared === 0 ? undefined : (sum / shared) * Math.sqrt(shared / total);
  };
}

interface Alike {
  readonly row: number;
  readonly accepts: (row: number) => boolean;
  readonly limit: number;
}

function popularAlike({ row, accepts, limit }: Alike, { index, ports }: EngineParts): ScoredList {
  const { leafCategory } = index.columns;
  const leaf = leafCategory.setAt(row);
  const has = (other: number): boolean => leafCategory.setAt(other) === leaf && accepts(other);
  const alike = createRowList();
  for (let other = 0; other < index.rowCount(); other++) if (has(other)) alike.add(other);
  const among = { rows: alike.rows(), complete: true, has };
  const list = trendingList({ among, popularityOf: ports.popularityOf, limit }, index);
  return { rows: list.rows, scores: new Float64Array(list.rows.length), source: 'trending' };
}
