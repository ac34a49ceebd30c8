import { parseItemId, parseSessionId, parseSlateId, parseUserId } from '@fusionrank/domain/id';
import { INTERACTION_KINDS } from '@fusionrank/domain/event';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { HistoryEntry, UserProfile } from '@fusionrank/domain/profile';
import type { SearchRequest } from '@fusionrank/domain/search';
import {
  type ItemFeatureTable,
  type ItemLinkColumn,
  type ModalityColumn,
  type Ranker,
  type RankRequest,
  packLinks,
  SCORE_PARTS,
} from '@fusionrank/model/ranking';
import type { SearchPorts } from '../pipeline/ports.ts';
import { CROSS_FEATURES } from '../ranking/cross-features/cross-features.ts';
import { createCatalogIndex, type CatalogIndex } from '../retrieval/catalog-index.ts';

/** The instant at which every test takes place. */
export const NOW = new Date('2026-11-01T12:00:00Z');

export function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000);
}

/** An item with nothing but a title, a year old. */
export function anItem(id: string, change: Partial<Omit<CatalogItem, 'id'>> = {}): CatalogItem {
  return {
    id: parseItemId(id),
    title: `Item ${id}`,
    description: '',
    categoryPath: [],
    availability: 'IN_STOCK',
    attributes: {},
    image: { status: 'missing' },
    simulated: false,
    createdAt: daysAgo(365),
    updatedAt: daysAgo(365),
    ...change,
  };
}

/** An index of items named by their titles: `{ a: 'Red shoes' }`. */
export function anIndexOf(titles: Readonly<Record<string, string>>): CatalogIndex {
  return anIndex(Object.entries(titles).map(([id, title]) => anItem(id, { title })));
}

export function anIndex(items: readonly CatalogItem[]): CatalogIndex {
  const index = createCatalogIndex();
  index.upsert(items);
  return index;
}

export function idsOf(index: CatalogIndex, rows: Iterable<number>): (string | undefined)[] {
  return [...rows].map((row) => (index.isLive(row) ? index.idAt(row) : undefined));
}

/** By row, of items named by their ids; the others have none. */
export function popularityIn(index: CatalogIndex, weights: Readonly<Record<string, number>>): (row: number) => number {
  return (row) => weights[index.idAt(row) ?? ''] ?? 0;
}

/** A table over the index's first rows, two numbers wide; a row without a vector is missing. */
export function aTable(
  ids: readonly string[],
  vectors: Partial<Readonly<Record<'text' | 'image' | 'behaviour', Readonly<Record<string, readonly number[]>>>>>,
): ItemFeatureTable {
  const column = (of: Readonly<Record<string, readonly number[]>> = {}): ModalityColumn => ({
    width: 2,
    values: Float32Array.from(ids.flatMap((id) => of[id] ?? [0, 0])),
    present: Uint8Array.from(ids, (id) => (of[id] === undefined ? 0 : 1)),
  });
  return {
    ids: ids.map((id) => parseItemId(id)),
    text: column(vectors.text),
    image: column(vectors.image),
    behaviour: column(vectors.behaviour),
    attributes: { slots: 1, ids: new Int32Array(ids.length) },
    numeric: column(),
  };
}

interface LinksByRow {
  readonly perRow: number;
  /** [rows, perRow]: row of the item spoken for, −1 behind the last. */
  readonly rows: Int32Array;
  /** [rows, perRow] */
  readonly values: Float32Array;
  readonly recency: number;
}

/** Links of items that lie in the table as they were learned. */
export function aLinkColumn({ perRow, rows, values, recency }: LinksByRow): ItemLinkColumn {
  const own = Int32Array.from({ length: rows.length / perRow }, (_, row) => row);
  const source = { count: own.length, perRow, read: () => ({ indices: rows, similarities: values }) };
  return { lists: packLinks(source, 'float32'), recency, placeOfRow: own, rowOfPlace: own };
}

export function anEntry(id: string, change: Partial<Omit<HistoryEntry, 'itemId'>> = {}): HistoryEntry {
  return { itemId: parseItemId(id), kind: INTERACTION_KINDS[0], value: 1, occurredAt: daysAgo(1), ...change };
}

/** A user who allows everything and did nothing yet. */
export function aProfile(change: Partial<UserProfile> = {}): UserProfile {
  return {
    userId: parseUserId('u'),
    asOf: NOW,
    history: [],
    affinities: [],
    interactionCount: change.history?.length ?? 0,
    consent: { personalization: true, analytics: true, version: 0, updatedAt: NOW },
    ...change,
  };
}

export function aRequest(text: string, change: Partial<SearchRequest> = {}): SearchRequest {
  return {
    text,
    userId: parseUserId('u'),
    sessionId: parseSessionId('s'),
    filters: [],
    sort: 'RELEVANCE',
    personalization: 1,
    facetKeys: [],
    ...change,
  };
}

/** Ports of a shop without a model, where time stands still. */
export function ports(change: Partial<SearchPorts> = {}): SearchPorts {
  return {
    profile: () => Promise.resolve(aProfile()),
    popularityOf: () => 0,
    ranker: undefined,
    encodeQuery: undefined,
    encodePhotograph: undefined,
    neighboursOf: undefined,
    similarUsers: undefined,
    clock: () => NOW,
    stopwatch: () => 0,
    newSlateId: () => parseSlateId('slate'),
    onFailure: () => undefined,
    ...change,
  };
}

/** A network that prefers later rows, unless told how to score. */
export function aRanker(rank?: (request: RankRequest) => Promise<Float32Array>): Ranker {
  return {
    modelVersion: 'v1',
    crossFeatures: CROSS_FEATURES,
    setItems: () => Promise.resolve(),
    changeItems: () => Promise.resolve(),
    close: () => Promise.resolve(),
    rank: async (request) => {
      const score = (await rank?.(request)) ?? Float32Array.from(request.rows, (row) => row);
      return { score, probability: score };
    },
    // All that a row scores is its text's, over a baseline of 0.
    explain: ({ rows }) => {
      const logit = Float64Array.from(rows, (row) => row);
      const shapley = new Float64Array(rows.length * SCORE_PARTS.length);
      rows.forEach((row, place) => (shapley[place * SCORE_PARTS.length] = row));
      return Promise.resolve({ logit, baselineLogit: new Float64Array(rows.length), shapley });
    },
  };
}
