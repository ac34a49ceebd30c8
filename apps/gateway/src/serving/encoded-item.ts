import type { ItemId } from '@fusionrank/domain/id';
import { itemText } from '@fusionrank/domain/item';
import type { StoredItem } from '@fusionrank/feature-store';

/** The modalities whose vectors come from frozen encoders. */
export const ENCODED_MODALITIES = ['text', 'image'] as const;
export type EncodedModality = (typeof ENCODED_MODALITIES)[number];

/** What is encoded of an item in a modality. */
export interface EncodedItem {
  readonly id: ItemId;
  /** Of what is encoded; absent where there is nothing to encode. */
  readonly hash: string | undefined;
  /** What a learned text encoder reads; empty for pictures. */
  readonly text: () => string;
}

export function encodedItem(modality: EncodedModality, { item, textHash }: StoredItem): EncodedItem {
  switch (modality) {
    case 'text':
      return { id: item.id, hash: textHash, text: () => itemText(item) };
    case 'image':
      return { id: item.id, hash: item.image.status === 'present' ? item.image.hash : undefined, text: () => '' };
  }
}
