import type { Clock } from '@fusionrank/domain/clock';
import { parseItemId, parseSessionId, parseUserId, type ItemId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { CandidateSource } from '@fusionrank/domain/search';
import type { FeatureStore, ModelVersion } from '@fusionrank/feature-store';
import { createSearchEngine, type CatalogIndex, type Explained, type RankedSlate } from '@fusionrank/search';
import { openReplayShop, PATIENT } from '../evaluate/replay-shop.ts';

export interface ExplainRankingRequest {
  readonly store: FeatureStore;
  readonly home: string;
  readonly clock: Clock;
  /** A stranger without it. */
  readonly user?: string;
  /** Empty browses. */
  readonly query: string;
  /** Explained alone, whether it was retrieved or not; else the first `top`. */
  readonly item?: string;
  readonly top: number;
  /** The live version without it. */
  readonly version?: string;
}

export interface ExplainedRanking {
  readonly model: string;
  /** Absent when nobody was named. */
  readonly user?: string;
  /** Nothing known of the shopper was used: nobody was named, nothing is known, or consent was withdrawn. */
  readonly stranger: boolean;
  readonly query: string;
  readonly correctedText?: string;
  /** How many candidates were ranked. */
  readonly candidates: number;
  readonly items: readonly ExplainedItem[];
}

export interface ExplainedItem {
  readonly id: ItemId;
  readonly title: string;
  /** Absent where the query did not retrieve the product. */
  readonly place?: Place;
  readonly explained: Explained;
}

export interface Place {
  /** 0 is the top slot. */
  readonly position: number;
  /** P in (0, 1), the logit's. */
  readonly score: number;
  readonly sources: readonly CandidateSource[];
}

/** Ranks as the gateway would now, and explains. Throws NOT_FOUND for a model or a product that is not there. */
export async function explainRanking(request: ExplainRankingRequest): Promise<ExplainedRanking> {
  const { store, home, clock, user, query } = request;
  const version = await chosenVersion(request);
  const now = clock();
  const shop = await openReplayShop({ store, home, version, popularityAt: now });
  try {
    const only = request.item === undefined ? undefined : soldItem(request.item, shop.index);
    const engine = createSearchEngine({ index: shop.index, ports: shop.portsAt(now), patience: PATIENT });
    const slate = await engine.search({
      text: query,
      userId: parseUserId(user ?? 'stranger'),
      sessionId: parseSessionId('explain'),
      filters: [],
      sort: 'RELEVANCE',
      personalization: user === undefined ? 0 : 1,
      facetKeys: [],
    });
    const ids = only === undefined ? slate.items.slice(0, request.top).map(({ itemId }) => itemId) : [only];
    const explained = await engine.explain(slate, ids);
    return {
      model: version.id,
      ...(user === undefined ? {} : { user }),
      stranger: slate.basis.profile.interactionCount === 0,
      query,
      ...(slate.correctedText === undefined ? {} : { correctedText: slate.correctedText }),
      candidates: slate.items.length,
      items: ids.flatMap((id, i) => itemOf(id, explained[i], { slate, index: shop.index })),
    };
  } finally {
    await shop.close();
  }
}

async function chosenVersion({ store, version }: ExplainRankingRequest): Promise<ModelVersion> {
  const { modelVersions } = store;
  const chosen =
    version === undefined ? await modelVersions.live() : (await modelVersions.list()).find(({ id }) => id === version);
  if (chosen !== undefined) return chosen;
  throw problem(
    'NOT_FOUND',
    version === undefined
      ? 'no model is live: `fusionrank train`, then `fusionrank publish`; or name one with --model'
      : `no model version ${version}: \`fusionrank models\` lists them`,
  );
}

function soldItem(item: string, index: CatalogIndex): ItemId {
  const id = parseItemId(item);
  if (index.isLive(index.rowOf(id) ?? -1)) return id;
  throw problem('NOT_FOUND', `--item: expected the id of a product on sale, got ${JSON.stringify(item)}`);
}

interface Ranked {
  readonly slate: RankedSlate;
  readonly index: CatalogIndex;
}

function itemOf(id: ItemId, explained: Explained | undefined, { slate, index }: Ranked): ExplainedItem[] {
  const entry = index.entryAt(index.rowOf(id) ?? -1);
  if (entry === undefined || explained === undefined) return [];
  const ranked = [...slate.items].find(({ itemId }) => itemId === id);
  return [
    {
      id,
      title: entry.item.title,
      ...(ranked === undefined
        ? {}
        : { place: { position: ranked.position, score: ranked.score, sources: ranked.sources } }),
      explained,
    },
  ];
}
