import type { ItemId, UserId } from '@fusionrank/domain/id';
import { parseSlateId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { FeatureStore, ModelVersion, StoredItem } from '@fusionrank/feature-store';
import { openModel, queryEncoderOf, type LiveModel } from '@fusionrank/gateway/serving';
import { openTextEncoderPool, rememberQueries } from '@fusionrank/model/encoders';
import {
  createCatalogIndex,
  type CatalogIndex,
  type Patience,
  type QueryVectors,
  type SearchPorts,
} from '@fusionrank/search';
import { readSoldItems } from '../train/shop-catalogue.ts';

/** A replay waits: a slow machine must not look like a degraded answer. */
export const PATIENT: Patience = {
  encodeMs: Infinity,
  photographMs: Infinity,
  profileMs: Infinity,
  nearMs: Infinity,
  rankMs: Infinity,
};

/** The shop as a model version sees it, ready to answer recorded requests with the gateway's own code. */
export interface ReplayShop {
  readonly model: LiveModel;
  readonly items: readonly CatalogItem[];
  readonly index: CatalogIndex;
  readonly encodeQuery: (text: string) => Promise<QueryVectors>;
  /** Ports as they stood at an instant; popularity is that of `popularityAt`. */
  portsAt(instant: Date): SearchPorts;
  profileAt(userId: UserId, instant: Date): Promise<UserProfile>;
  close(): Promise<void>;
}

export interface ReplaySources {
  readonly store: FeatureStore;
  readonly home: string;
  readonly version: ModelVersion;
  /** Popularity is what was known at this instant: the test window's start, so that nothing of it leaks. */
  readonly popularityAt: Date;
}

export async function openReplayShop({ store, home, version, popularityAt }: ReplaySources): Promise<ReplayShop> {
  const rows = await readSoldItems(store.catalog);
  const index = createCatalogIndex();
  index.reserve(rows.map(({ item }) => item.id));
  index.upsert(rows.map(({ item }) => item));
  index.synonyms.set(await store.synonyms.read());
  const model = await openModel(version, { home, vectors: store.vectors });
  const table = await model.tableOf(rows);
  await model.ranker.setItems(table);
  index.setFeatures(table);
  const popularity = await store.events.popularity(popularityAt);
  const encoder = await openTextEncoderPool({ threads: 1 });
  const encode = queryEncoderOf(model.artifact, { name: encoder.name, encode: rememberQueries(encoder) });
  const profileAt = async (userId: UserId, instant: Date): Promise<UserProfile> => {
    const [profile] = await store.profiles.read([userId], instant);
    if (profile === undefined) throw new TypeError(`no profile was read for ${userId}`);
    return profile;
  };
  let slates = 0;
  return {
    model,
    items: rows.map(({ item }) => item),
    index,
    encodeQuery: async (text) => (encode === undefined ? {} : encode(text)),
    profileAt,
    portsAt: (instant) => ({
      profile: (userId) => profileAt(userId, instant),
      popularityOf: (itemId) => popularity.get(itemId) ?? 0,
      ranker: model.ranker,
      encodeQuery: encode,
      encodePhotograph: undefined,
      neighboursOf: neighboursIn(model, rows, index),
      clock: () => instant,
      stopwatch: () => performance.now(),
      newSlateId: () => parseSlateId(`replay-${slates++}`),
      onFailure: (stage, cause) => {
        throw new Error(`replay may not degrade: ${stage}`, { cause });
      },
    }),
    close: async () => {
      await model.ranker.close();
      await encoder.close();
    },
  };
}

function neighboursIn(
  { behaviour }: LiveModel,
  rows: readonly StoredItem[],
  index: CatalogIndex,
): SearchPorts['neighboursOf'] {
  if (behaviour === undefined) return undefined;
  const idOf = (row: number): ItemId | undefined => rows[row]?.item.id;
  return (row) => {
    const id = idOf(row);
    return Int32Array.from(
      id === undefined ? [] : behaviour.itemsLike(id).flatMap((other) => index.rowOf(other) ?? []),
    );
  };
}
