import type { ItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { slotCount, slotValues } from './attribute-slots.ts';
import { attributeId, type FeatureEncoding } from './feature-encoding.ts';
import type { ItemFeatureTable, ModalityColumn } from './item-features.ts';
import { type BehaviourLinks, itemLinkColumn } from './item-link-column.ts';
import { NUMERIC_FEATURES, numericFeature } from './numeric-features.ts';
import { robustScaled } from './robust-scaling.ts';

export interface ItemFeatureSources {
  readonly items: readonly CatalogItem[];
  readonly encoding: FeatureEncoding;
  /** Each aligned with `items`. */
  readonly text: ModalityColumn;
  readonly image: ModalityColumn;
  readonly behaviour: ModalityColumn;
  /** By ids; absent where there is no behaviour. */
  readonly links?: BehaviourLinks | undefined;
}

/** The item side's table: row r is `items[r]`. Used for training and for serving alike. */
export function buildItemFeatures(sources: ItemFeatureSources): ItemFeatureTable {
  const { items, encoding, text, image, behaviour } = sources;
  const ids = items.map(({ id }) => id);
  const links = sources.links && itemLinkColumn(ids, sources.links);
  return {
    ids,
    text,
    image,
    behaviour,
    attributes: attributeColumn(items, encoding),
    numeric: numericColumn(items, encoding),
    ...(links && { links }),
  };
}

/** A column from what is known of each item; an item without a vector has the modality missing. */
export function modalityColumn(
  ids: readonly ItemId[],
  {
    width,
    vectorOf,
  }: { readonly width: number; readonly vectorOf: (id: ItemId, row: number) => Float32Array | undefined },
): ModalityColumn {
  const values = new Float32Array(ids.length * width);
  const present = new Uint8Array(ids.length);
  ids.forEach((id, row) => {
    const vector = vectorOf(id, row);
    if (vector === undefined) return;
    if (vector.length !== width)
      throw new RangeError(`vector of ${id}: expected ${width} numbers, got ${vector.length}`);
    values.set(vector, row * width);
    present[row] = 1;
  });
  return { width, values, present };
}

function attributeColumn(items: readonly CatalogItem[], encoding: FeatureEncoding): ItemFeatureTable['attributes'] {
  const slots = slotCount(encoding.attributeKeys);
  const ids = new Int32Array(items.length * slots);
  items.forEach((item, row) => {
    slotValues(item, encoding.attributeKeys).forEach((value, slot) => {
      ids[row * slots + slot] = attributeId(encoding, value);
    });
  });
  return { slots, ids };
}

function numericColumn(items: readonly CatalogItem[], encoding: FeatureEncoding): ModalityColumn {
  const width = NUMERIC_FEATURES.length;
  const values = new Float32Array(items.length * width);
  const present = new Uint8Array(items.length * width);
  items.forEach((item, row) => {
    NUMERIC_FEATURES.forEach((feature, column) => {
      const value = numericFeature(item, feature);
      if (value === undefined) return;
      values[row * width + column] = robustScaled(encoding.scaling[feature], value);
      present[row * width + column] = 1;
    });
  });
  return { width, values, present };
}
