import { leafCategory, priceBand, priceValue, type CatalogItem } from '@fusionrank/domain/item';
import type { ItemId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { VectorTable } from '@fusionrank/model/ranking';
import { section, type Section, type SectionFile } from '../snapshot/index.ts';
import type { AttributeMention, QueryVocabulary } from '../understanding/vocabulary.ts';
import { phraseKey } from '../understanding/phrase-key.ts';
import { createSpeller, restoreSpeller, type Speller } from '../understanding/speller.ts';
import { stem } from '../understanding/stem.ts';
import { createSynonymTable, type SynonymTable } from '../understanding/synonym-table.ts';
import { createFeatureSpace, type FeatureSpace } from './feature-space.ts';
import { createItemStore, restoreItemStore, type ItemStore } from './items/item-store.ts';
import { createItemColumns, itemValues, restoreItemColumns, type ItemColumns } from './item-columns.ts';
import { itemFields } from './item-fields.ts';
import { createLexicalIndex, restoreLexicalIndex, type LexicalIndex } from './lexical/lexical-index.ts';
import { createMentionTable, restoreMentionTable, type MentionTable } from './mention-table.ts';
import { createRowOrders, type RowOrders } from './row-orders.ts';
import { createLiveRows, type LiveRows } from './vectors/row-mask.ts';
import { createVectorSearch, type VectorSearch } from './vectors/vector-search.ts';

/** The catalogue as search reads it, in memory. A row, once given to an id, is that id's for good. */
export interface CatalogIndex extends QueryVocabulary {
  /** New items get the next rows; a known id keeps its row, whatever became of it. The last of duplicate ids wins. */
  upsert(items: readonly CatalogItem[]): void;
  /** The shop's; none until they are set. */
  readonly synonyms: SynonymTable;
  /** Keeps items that are not sold, to be read by row; they are found by nothing. */
  withhold(items: readonly CatalogItem[]): void;
  /** Takes items out of every answer; unknown ids are none. Their rows stay theirs. */
  remove(ids: readonly ItemId[]): void;
  /** Gives rows to ids in this order, so that they lie as in an artifact's item table; `upsert` fills them. */
  reserve(ids: readonly ItemId[]): void;
  /** Rows given, also those without a live item. */
  rowCount(): number;
  liveCount(): number;
  readonly rowOf: (id: ItemId) => number | undefined;
  /** The id that a row was given to; undefined past the last row. */
  readonly idAt: (row: number) => ItemId | undefined;
  /** The item that a row was last given, sold or not; undefined for a row that is only reserved. */
  readonly itemAt: (row: number) => CatalogItem | undefined;
  /** The item of a row; undefined when it is not (or no longer) sold. Unpacks it: loops over many rows read `columns`. */
  entryAt(row: number): IndexedItem | undefined;
  isLive(row: number): boolean;
  readonly lexical: Omit<LexicalIndex, 'put' | 'remove' | 'sections' | 'byteLength'>;
  readonly columns: ItemColumns;
  readonly orders: RowOrders;
  /** Vectors of the items; undefined before `setFeatures`. Rows past the table's end have no vectors yet. */
  features(): FeatureSpace | undefined;
  /** Puts a table in force at once. Throws INVALID_INPUT when its rows are not this index's. */
  setFeatures(table: VectorTable): void;
  /** Rows of the table in force that are new or other than before. Throws INVALID_INPUT when one is not this index's. */
  changeFeatures(rows: readonly number[]): void;
  /** Nearest rows among the features in force. */
  readonly vectors: VectorSearch;
  /** What each part keeps in memory by row and by posting, vectors left out. */
  byteLengths(): Readonly<Record<'items' | 'columns' | 'words', number>>;
  /**
   * For `restoreCatalogIndex`: the index without vectors and orders. What may change is copied as its section is taken (a few
   * dozen bytes a product), the rest is read while it is written: take them all before the index changes, with pauses if need be.
   */
  sections(): Iterable<Section>;
}

/** An item with what is worked out of it. */
export interface IndexedItem {
  readonly item: CatalogItem;
  readonly leafCategory: string | undefined;
  readonly price: number | undefined;
  readonly priceBand: string | undefined;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

interface IndexParts {
  readonly items: ItemStore;
  readonly lexical: LexicalIndex;
  readonly columns: ItemColumns;
  readonly speller: Speller;
  readonly mentions: MentionTable;
  readonly liveRows: LiveRows;
}

const emptyParts = (): IndexParts => ({
  items: createItemStore(),
  lexical: createLexicalIndex(),
  columns: createItemColumns(),
  speller: createSpeller(),
  mentions: createMentionTable(),
  liveRows: createLiveRows(),
});

export function createCatalogIndex(parts: IndexParts = emptyParts()): CatalogIndex {
  const { items, lexical, columns, speller, mentions, liveRows } = parts;
  const { ids } = items;
  const vectors = createVectorSearch(liveRows);
  const features = featuresInForce(ids.idAt, vectors);

  const put = (item: CatalogItem): void => {
    const row = ids.add(item.id);
    liveRows.set(row, true);
    items.put(row, item);
    columns.put(row, item);
    for (const word of lexical.put(row, itemFields(item))) speller.add(word);
    for (const [key, values] of itemValues(item)) mentions.add(key, values);
  };
  const remove = (gone: readonly ItemId[]): void => {
    for (const id of gone) {
      const row = ids.rowOf(id);
      if (row === undefined || !liveRows.has(row)) continue;
      lexical.remove(row);
      liveRows.set(row, false);
    }
  };
  return {
    upsert: (changed) => changed.forEach(put),
    withhold: (kept) => {
      remove(kept.map(({ id }) => id));
      for (const item of kept) items.put(ids.add(item.id), item);
    },
    remove,
    reserve: (wanted) => wanted.forEach((id) => ids.add(id)),
    rowCount: () => ids.count(),
    liveCount: () => liveRows.count(),
    rowOf: ids.rowOf,
    idAt: ids.idAt,
    itemAt: items.at,
    entryAt: (row) => (liveRows.has(row) ? indexed(items.at(row)) : undefined),
    isLive: (row) => liveRows.has(row),
    lexical,
    columns,
    orders: createRowOrders(),
    features: features.current,
    setFeatures: features.set,
    changeFeatures: features.change,
    vectors,
    ...queryVocabulary(parts),
    synonyms: createSynonymTable(),
    byteLengths: () => ({ items: items.byteLength(), columns: columns.byteLength(), words: lexical.byteLength() }),
    sections: () => sectionsOf(parts),
  };
}

function* sectionsOf({ items, lexical, columns, speller, mentions, liveRows }: IndexParts): Generator<Section> {
  yield* items.sections('items');
  yield* lexical.sections('lexical');
  yield* columns.sections('columns');
  yield* speller.sections('speller');
  yield* mentions.sections('mentions');
  yield section('live', liveRows.bytes().slice());
}

/** The index whose sections these are, but for vectors and orders: its rows are the same rows. Throws SnapshotInvalid. */
export async function restoreCatalogIndex(file: SectionFile): Promise<CatalogIndex> {
  return createCatalogIndex({
    items: await restoreItemStore(file, 'items'),
    lexical: await restoreLexicalIndex(file, 'lexical'),
    columns: await restoreItemColumns(file, 'columns'),
    speller: await restoreSpeller(file, 'speller'),
    mentions: await restoreMentionTable(file, 'mentions'),
    liveRows: createLiveRows(await file.readShared('live', 'Uint8Array')),
  });
}

function queryVocabulary({ lexical, speller, mentions }: IndexParts): Omit<QueryVocabulary, 'synonyms'> {
  return {
    hasTerm: (term) => lexical.use(term) > 0,
    correct: (word) => speller.correct(word, (candidate) => lexical.use(stem(candidate)) > 0),
    mentionsOf: (phrase): readonly AttributeMention[] => mentions.of(phraseKey(phrase)),
  };
}

function indexed(item: CatalogItem | undefined): IndexedItem | undefined {
  if (item === undefined) return undefined;
  const price = priceValue(item);
  return {
    item,
    leafCategory: leafCategory(item),
    price,
    priceBand: price === undefined ? undefined : priceBand(price),
    createdAt: item.createdAt.getTime(),
  };
}

interface FeaturesInForce {
  readonly current: () => FeatureSpace | undefined;
  readonly set: CatalogIndex['setFeatures'];
  readonly change: CatalogIndex['changeFeatures'];
}

function featuresInForce(idAt: CatalogIndex['idAt'], vectors: VectorSearch): FeaturesInForce {
  let features: FeatureSpace | undefined;
  return {
    current: () => features,
    set: (table) => {
      refuseOtherRows(table.ids.keys(), table.ids, idAt);
      features = createFeatureSpace(table);
      vectors.follow(table);
    },
    change: (rows) => {
      if (features === undefined) return;
      refuseOtherRows(rows, features.table.ids, idAt);
      features.change(rows);
      vectors.change(rows);
    },
  };
}

function refuseOtherRows(rows: Iterable<number>, tableIds: readonly ItemId[], idAt: CatalogIndex['idAt']): void {
  for (const row of rows) {
    if (tableIds[row] === idAt(row)) continue;
    throw problem(
      'INVALID_INPUT',
      `item table: expected row ${row} to be ${JSON.stringify(idAt(row) ?? 'absent')} as in the index, got ${JSON.stringify(tableIds[row])}`,
    );
  }
}
