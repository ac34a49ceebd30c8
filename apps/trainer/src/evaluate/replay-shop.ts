import type { UserId } from '@fusionrank/domain/id';
import { parseSlateId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { FeatureStore, ModelVersion } from '@fusionrank/feature-store';
import {
  layCatalogue,
  openModel,
  precisionOf,
  queryEncoderOf,
  readSimilarUsers,
  type LiveModel,
} from '@fusionrank/gateway/serving';
import { openTextEncoderPool, rememberQueries } from '@fusionrank/model/encoders';
import type { ItemFeatureTable } from '@fusionrank/model/ranking';
import {
  createCatalogIndex,
  type CatalogIndex,
  type Patience,
  type QueryVectors,
  type SearchPorts,
} from '@fusionrank/search';
import { popularityByRow } from '../train/popularity-by-row.ts';
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
  /** All that the network reads of the items, row by row of the index; made each time. */
  readonly itemTable: () => Promise<ItemFeatureTable>;
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
  const model = await openModel(version, {
    home,
    vectors: store.vectors,
    precision: precisionOf(process.env['FUSIONRANK_ITEM_PRECISION'])(rows.length),
  });
  await layCatalogue(model, rows);
  index.setFeatures(model.table);
  const popularity = await store.events.popularity(popularityAt);
  const encoder = await openTextEncoderPool({ threads: 1 });
  const encode = queryEncoderOf(model.artifact, { name: encoder.name, encode: rememberQueries(encoder) });
  const profileAt = (userId: UserId, instant: Date): Promise<UserProfile> => readProfile(store, userId, instant);
  const { behaviour } = model;
  const similarUsers = async (userId: UserId, asOf: Date) =>
    behaviour === undefined ? [] : readSimilarUsers(userId, { behaviour, profiles: store.profiles, asOf });
  let slates = 0;
  return {
    model,
    items: rows.map(({ item }) => item),
    index,
    itemTable: async () => (await model.changeOf(rows.map((stored, row) => ({ row, stored, before: stored })))).table,
    encodeQuery: async (text) => (encode === undefined ? {} : encode(text)),
    profileAt,
    portsAt: (instant) => ({
      profile: (userId) => profileAt(userId, instant),
      popularityOf: popularityByRow(index, (itemId) => popularity.get(itemId) ?? 0),
      ranker: model.ranker,
      encodeQuery: encode,
      encodePhotograph: undefined,
      neighboursOf: behaviour && ((row) => behaviour.itemsLike(row)),
      similarUsers: (userId) => similarUsers(userId, instant),
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

async function readProfile(
  { profiles }: Pick<FeatureStore, 'profiles'>,
  userId: UserId,
  instant: Date,
): Promise<UserProfile> {
  const [profile] = await profiles.read([userId], instant);
  if (profile === undefined) throw new TypeError(`no profile was read for ${userId}`);
  return profile;
}
