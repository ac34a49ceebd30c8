import type { ItemId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { Degradation, QueryPicture, UploadedPicture } from '@fusionrank/domain/search';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { Attempt } from './attempt.ts';
import type { EngineParts } from './request-run.ts';

export interface PhotographSources extends Required<Pick<EngineParts, 'index' | 'ports' | 'patience'>> {
  readonly attempt: Attempt;
  readonly degraded: Set<Degradation>;
}

/**
 * A picture in the image column's space; undefined, and the answer degraded, where it can't be brought there just now. Throws
 * INVALID_INPUT for bytes that are no whole picture and for an item that has none, NOT_FOUND for one that is not sold.
 */
export async function photographVector(
  picture: QueryPicture,
  sources: PhotographSources,
): Promise<Float32Array | undefined> {
  const vector =
    picture.kind === 'item' ? vectorOfItem(picture.itemId, sources.index) : await vectorOfUpload(picture, sources);
  if (vector === undefined) sources.degraded.add('PHOTOGRAPH_UNAVAILABLE');
  return vector;
}

function vectorOfItem(itemId: ItemId, index: CatalogIndex): Float32Array | undefined {
  const row = index.rowOf(itemId);
  const entry = row === undefined ? undefined : index.entryAt(row);
  if (row === undefined || entry === undefined) {
    throw problem('NOT_FOUND', `no item ${itemId} is sold`, { place: { path: ['image', 'productId'] } });
  }
  if (entry.item.image.status !== 'present') {
    const said = `image.productId: expected a product with a picture, got ${itemId}, which has none`;
    throw problem('INVALID_INPUT', said, { place: { path: ['image', 'productId'] } });
  }
  const features = index.features();
  return features === undefined || row >= features.table.ids.length ? undefined : features.vector('image', row);
}

async function vectorOfUpload(
  picture: UploadedPicture,
  { ports: { encodePhotograph }, patience, attempt }: PhotographSources,
): Promise<Float32Array | undefined> {
  if (encodePhotograph === undefined) return undefined;
  const encoded = await attempt({
    stage: 'understand',
    degradation: 'PHOTOGRAPH_UNAVAILABLE',
    patienceMs: patience.photographMs,
    work: async () => ({ vector: await encodePhotograph(picture) }),
    otherwise: undefined,
  });
  if (encoded === undefined || encoded.vector !== undefined) return encoded?.vector;
  const said = 'image.base64: expected a whole picture, got one that breaks off or is damaged';
  throw problem('INVALID_INPUT', said, { place: { path: ['image', 'base64'] } });
}
