import type { ItemId } from '@fusionrank/domain/id';
import { parsePolicyVersion } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { CandidateSource, Slate } from '@fusionrank/domain/search';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { CosineOfRow, FeatureSpace, VectorModality } from '../retrieval/feature-space.ts';
import { fuseByReciprocalRank } from '../retrieval/reciprocal-rank.ts';
import { createRowList } from '../retrieval/row-list.ts';
import { trendingList } from '../retrieval/shop-lists.ts';
import { FUSED_WEIGHTS, rowVector } from '../retrieval/vectors/spaces.ts';
import type { NearestRequest } from '../retrieval/vectors/vector-search.ts';
import { NO_DEADLINE } from './deadline.ts';
import { rankedItems } from './ranked-items.ts';
import { startRun, type EngineParts } from './request-run.ts';
import { outcome } from './search.ts';

export const SIMILARITY_MODES = ['multimodal', 'visual', 'textual', 'behavioural'] as const;
export type SimilarityMode = (typeof SIMILARITY_MODES)[number];

export interface SimilarRequest {
  readonly itemId: ItemId;
  readonly mode: SimilarityMode;
  readonly limit: number;
}

/** What each modality counts in a mode. */
const WEIGHTS: Readonly<Record<SimilarityMode, Partial<Readonly<Record<VectorModality, number>>>>> = {
  multimodal: FUSED_WEIGHTS,
  visual: { image: 1 },
  textual: { text: 1 },
  behavioural: { behaviour: 1 },
};

const SOURCE: Readonly<Record<SimilarityMode, CandidateSource>> = {
  multimodal: 'semantic',
  visual: 'visual',
  textual: 'semantic',
  behavioural: 'behavioural',
};

/**
 * Items like one, nearest first, without the item itself. A mode whose modality the item lacks falls back to what it has;
 * with no vectors at all, to what is popular in its category (MODEL_UNAVAILABLE). Throws NOT_FOUND for an item that is not
 * sold.
 */
export async function similar(parts: EngineParts, request: SimilarRequest): Promise<Slate> {
  const { index, ports } = parts;
  const run = startRun(parts);
  const row = index.rowOf(request.itemId);
  if (row === undefined || !index.isLive(row)) {
    throw problem('NOT_FOUND', `no item ${request.itemId} is sold`, { place: { field: 'itemId' } });
  }
  const { signal } = parts.deadline ?? NO_DEADLINE;
  const found = await run.times.time('retrieve', () => nearest({ ...request, row, signal }, index));
  if (found === undefined) {
    const accepts = (other: number): boolean => other !== row && index.isLive(other);
    const popular = popularAlike({ row, accepts, ...request }, { index, ports });
    return {
      ...slateOf('popular-in-category', popular, { index, ports }),
      ...outcome(run),
      degraded: ['MODEL_UNAVAILABLE'],
    };
  }
  return { ...slateOf(`similar:${request.mode}`, found, { index, ports }), ...outcome(run) };
}

interface Likest {
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  readonly source: CandidateSource;
}

async function nearest(
  { row, limit, mode, signal }: SimilarRequest & { readonly row: number; readonly signal: AbortSignal },
  index: CatalogIndex,
): Promise<Likest | undefined> {
  const features = index.features();
  if (features === undefined || row >= features.table.ids.length) return undefined;
  const parts = partsOf(features, row, WEIGHTS[mode]) ?? partsOf(features, row, WEIGHTS.multimodal);
  if (parts === undefined) return undefined;
  const likeness = likenessTo(features, parts);
  const rows = await index.vectors.nearest({
    ...spaceOf(features, { row, parts }),
    table: features.table,
    likeness,
    except: row,
    limit,
    minimum: 0,
    signal,
  });
  return { rows, scores: Float64Array.from(rows, (other) => likeness(other) ?? 0), source: SOURCE[mode] };
}

interface Part {
  readonly modality: VectorModality;
  readonly weight: number;
  readonly vector: Float32Array;
}

/** What the item has of the modalities that count; undefined when it has none. */
function partsOf(
  features: FeatureSpace,
  row: number,
  weights: Partial<Readonly<Record<VectorModality, number>>>,
): readonly Part[] | undefined {
  const parts = (Object.entries(weights) as [VectorModality, number][]).flatMap(([modality, weight]) => {
    const vector = features.vector(modality, row);
    return vector === undefined ? [] : [{ modality, weight, vector }];
  });
  return parts.length === 0 ? undefined : parts;
}

/**
 * Rows that are compared when the item lacks a modality: what they have beyond it lessens their product in the space of
 * all, by a tenth at most for behaviour, while likeness leaves it aside.
 */
const REACH = 500;

/** Where a modality alone is compared, its own space; otherwise that of all. */
function spaceOf(
  { table }: FeatureSpace,
  { row, parts }: { readonly row: number; readonly parts: readonly Part[] },
): Pick<NearestRequest, 'space' | 'query' | 'reach'> {
  const [first, second] = parts;
  if (first !== undefined && second === undefined) return { space: first.modality, query: first.vector };
  const query = rowVector(table, 'fused', row);
  return parts.length === Object.keys(FUSED_WEIGHTS).length
    ? { space: 'fused', query }
    : { space: 'fused', query, reach: REACH };
}

/**
 * Weighted mean of the cosines over the modalities that both items have, times the root of their share of the weights that
 * the first item has: what is alike in fewer respects has to be more alike in them.
 */
function likenessTo(features: FeatureSpace, asked: readonly Part[]): CosineOfRow {
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

function popularAlike({ row, accepts, limit }: Alike, { index, ports }: EngineParts): Likest {
  const { leafCategory } = index.columns;
  const leaf = leafCategory.setAt(row);
  const has = (other: number): boolean => leafCategory.setAt(other) === leaf && accepts(other);
  const alike = createRowList();
  for (let other = 0; other < index.rowCount(); other++) if (has(other)) alike.add(other);
  const among = { rows: alike.rows(), complete: true, has };
  const list = trendingList({ among, popularityOf: ports.popularityOf, limit }, index);
  return { rows: list.rows, scores: new Float64Array(list.rows.length), source: 'trending' };
}

function slateOf(policy: string, found: Likest, { index, ports }: EngineParts): Omit<Slate, 'degraded' | 'timing'> {
  const candidates = fuseByReciprocalRank([{ source: found.source, rows: found.rows }], found.rows.length);
  const order = found.rows.map((_, place) => place);
  const items = rankedItems({ candidates, scores: found.scores, order }, index);
  return {
    slateId: ports.newSlateId(),
    policy: parsePolicyVersion(policy),
    items,
    totalCount: { value: items.length, relation: 'AT_LEAST' },
    facets: [],
  };
}
