import { readFile } from 'node:fs/promises';
import { itemText } from '@fusionrank/domain/item';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { FeatureStore, StoredItem } from '@fusionrank/feature-store';
import { createImageStore, type ImageStore } from '@fusionrank/feature-store/images';
import {
  encodeContents,
  openImageEncoderPool,
  openTextEncoderPool,
  type EncodeReport,
  type HashedContent,
} from '@fusionrank/model/encoders';

export interface EncodeCatalogRequest {
  readonly store: FeatureStore;
  readonly home: string;
  readonly onProgress?: OnProgress;
  /** Stops between two batches with INTERRUPTED; what was encoded stays. */
  readonly signal?: AbortSignal;
}

export interface EncodeCatalogReport {
  readonly texts: EncodeReport;
  readonly images: EncodeReport;
}

/** Encodes every text and picture of the catalogue that has no vector yet; a second run encodes only what changed. */
export async function encodeCatalog(request: EncodeCatalogRequest): Promise<EncodeCatalogReport> {
  const { store, home } = request;
  const total = await store.catalog.count();
  const shared = {
    cache: store.vectors,
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };

  const textEncoder = await openTextEncoderPool();
  const texts = await encodeContents({
    ...shared,
    encoder: textEncoder,
    contents: itemTexts(store),
    total,
    stage: 'texts',
  }).finally(() => textEncoder.close());

  const imageEncoder = await openImageEncoderPool({ home });
  const images = await encodeContents({
    ...shared,
    encoder: imageEncoder,
    contents: itemPictures(store, createImageStore({ home })),
    total,
    stage: 'pictures',
  }).finally(() => imageEncoder.close());

  return { texts, images };
}

async function* itemTexts(store: FeatureStore): AsyncGenerator<HashedContent<string>> {
  for await (const { item, textHash } of itemsForSale(store)) {
    yield { contentHash: textHash, load: () => Promise.resolve(itemText(item)) };
  }
}

async function* itemPictures(store: FeatureStore, pictures: ImageStore): AsyncGenerator<HashedContent<Uint8Array>> {
  for await (const { item } of itemsForSale(store)) {
    if (item.image.status !== 'present') continue;
    const { hash } = item.image;
    yield { contentHash: hash, load: () => readFile(pictures.pathOf(hash)) };
  }
}

async function* itemsForSale(store: FeatureStore): AsyncGenerator<StoredItem> {
  for await (const batch of store.catalog.stream()) {
    yield* batch.filter(({ withdrawn }) => !withdrawn);
  }
}
