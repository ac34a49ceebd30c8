import type { CatalogItem } from '@fusionrank/domain/item';
import type { Section, SectionFile } from '../../snapshot/index.ts';
import { createIdTable, restoreIdTable, type IdTable } from './id-table.ts';
import { createItemCodec } from './item-codec.ts';
import { createPackedRows, restorePackedRows, type PackedRows } from './packed-rows.ts';
import { createRecentlyUsed } from './recently-used.ts';
import { createWordCodes, restoreWordCodes, type WordCodes } from './word-codes.ts';

/** Items by row, packed: an object tree of each would take five times the memory. */
export interface ItemStore {
  readonly ids: IdTable;
  /** In place of what the row had; the row must be its id's. */
  put(row: number, item: CatalogItem): void;
  /** Unpacked anew unless it was asked for lately. Undefined for a row that was only given to an id. */
  readonly at: (row: number) => CatalogItem | undefined;
  /** Of what it keeps. */
  byteLength(): number;
  /** As it stands at the moment of the call. */
  sections(name: string): readonly Section[];
}

interface Parts {
  readonly ids: IdTable;
  readonly words: WordCodes;
  readonly packed: PackedRows;
}

/** A few megabytes. */
const KEPT_UNPACKED = 2_048;

export function createItemStore(parts: Parts = emptyParts()): ItemStore {
  const { ids, words, packed } = parts;
  const codec = createItemCodec(words);
  const unpacked = createRecentlyUsed<CatalogItem>(KEPT_UNPACKED);
  return {
    ids,
    put(row, item) {
      unpacked.delete(row);
      packed.put(row, codec.encode(item));
    },
    at: (row) => {
      const known = unpacked.get(row);
      if (known !== undefined) return known;
      const id = ids.idAt(row);
      const bytes = packed.at(row);
      if (id === undefined || bytes === undefined) return undefined;
      const item = codec.decode(id, bytes);
      unpacked.set(row, item);
      return item;
    },
    byteLength: () => ids.byteLength() + packed.byteLength(),
    sections: (name) => [
      ...ids.sections(`${name}/ids`),
      ...words.sections(`${name}/words`),
      ...packed.sections(`${name}/packed`),
    ],
  };
}

const emptyParts = (): Parts => ({ ids: createIdTable(), words: createWordCodes(), packed: createPackedRows() });

/** Throws SnapshotInvalid. */
export async function restoreItemStore(file: SectionFile, name: string): Promise<ItemStore> {
  return createItemStore({
    ids: await restoreIdTable(file, `${name}/ids`),
    words: await restoreWordCodes(file, `${name}/words`),
    packed: await restorePackedRows(file, `${name}/packed`),
  });
}
