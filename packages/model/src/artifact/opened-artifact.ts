import type { ItemId, UserId } from '@fusionrank/domain/id';
import type { Artifact, ItemLinkTable } from './artifact.ts';
import type { StoredRows } from './stored-rows.ts';

/** An artifact as serving opens it: what grows with the catalogue is on disk still. */
export interface OpenedArtifact extends Omit<Artifact, 'items' | 'behaviour'> {
  readonly items: StoredItems;
  readonly behaviour?: StoredBehaviour;
}

/** An ItemSnapshot, its vectors on disk. */
export interface StoredItems {
  readonly ids: readonly ItemId[];
  /** What was encoded, aligned with ids; absent where the modality is missing. */
  readonly textHashes: readonly (string | undefined)[];
  readonly imageHashes: readonly (string | undefined)[];
  readonly text: StoredColumn;
  readonly image: StoredColumn;
}

export interface StoredColumn {
  readonly width: number;
  /** [ids, width] */
  readonly values: StoredRows<Float32Array>;
  /** [ids], 1 where the modality is there. */
  readonly present: Uint8Array;
  readonly learned?: number;
}

/** A BehaviourSnapshot, its arrays on disk. */
export interface StoredBehaviour {
  readonly width: number;
  readonly itemIds: readonly ItemId[];
  readonly itemFactors: StoredRows<Float32Array>;
  readonly itemNeighbours: StoredNeighbours;
  readonly itemLinks?: StoredNeighbours & Pick<ItemLinkTable, 'kind' | 'recency'>;
  readonly userIds: readonly UserId[];
  readonly userFactors: StoredRows<Float32Array>;
  readonly userNeighbours: StoredNeighbours;
}

export interface StoredNeighbours {
  readonly perRow: number;
  /** [rows, perRow] */
  readonly indices: StoredRows<Int32Array>;
  readonly similarities: StoredRows<Float32Array>;
}
