import { leafCategory, priceBand, type CatalogItem } from '@fusionrank/domain/item';
import type { ItemId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { ItemFeatureTable } from '@fusionrank/model/ranking';
import type { AttributeMention, QueryVocabulary } from '../understanding/vocabulary.ts';
import { phraseKey } from '../understanding/phrase-key.ts';
import { createSpeller } from '../understanding/speller.ts';
import { stem } from '../understanding/stem.ts';
import { createSynonymTable, type SynonymTable } from '../understanding/synonym-table.ts';
import { createFeatureSpace, type FeatureSpace } from './feature-space.ts';
import { createItemColumns, itemValues, type ItemColumns } from './item-columns.ts';
import { itemFields } from './item-fields.ts';
import { createLexicalIndex, type LexicalIndex } from './lexical/lexical-index.ts';
import { createMentionTable } from './mention-table.ts';
import { createLiveRows } from './vectors/row-mask.ts';
import { createVectorSearch, type VectorSearch } from './vectors/vector-search.ts';

/** The catalogue as search reads it, in memory. A row, once given to an id, is that id's for good. */
export interface CatalogIndex extends QueryVocabulary {
  /** New items get the next rows; a known id keeps its row, whatever became of it. The last of duplicate ids wins. */
  upsert(items: readonly CatalogItem[]): void;
  /** The shop's; none until they are set. */
  readonly synonyms: SynonymTable;
  /** Takes items out of every answer; unknown ids are none. Their rows stay theirs. */
  remove(ids: readonly ItemId[]): void;
  /** Gives rows to ids in this order, so that they lie as in an artifact's item table; `upsert` fills them. */
  reserve(ids: readonly ItemId[]): void;
  /** Rows given, also those without a live item. */
  rowCount(): number;
  liveCount(): number;
  readonly rowOf: (id: ItemId) => number | undefined;
  /** The item of a row; undefined when it is not (or no longer) sold. */
  entryAt(row: number): IndexedItem | undefined;
  isLive(row: number): boolean;
  readonly lexical: Omit<LexicalIndex, 'put' | 'remove'>;
  readonly columns: ItemColumns;
  /** Vectors of the items; undefined before `setFeatures`. Rows past the table's end have no vectors yet. */
  features(): FeatureSpace | undefined;
  /**
   * Puts a table in force at once. With rows: the others' vectors are as in the table before. Throws INVALID_INPUT when its
   * rows are not this index's.
   */
  setFeatures(table: ItemFeatureTable, changed?: readonly number[]): void;
  /** Nearest rows among the features in force. */
  readonly vectors: VectorSearch;
}

/** An item with what ranking asks of it again and again. */
export interface IndexedItem {
  readonly item: CatalogItem;
  readonly leafCategory: string | undefined;
  readonly price: number | undefined;
  readonly priceBand: string | undefined;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export function createCatalogIndex(): CatalogIndex {
  const rows = new Map<ItemId, number>();
  const ids: ItemId[] = [];
  const entries: (IndexedItem | undefined)[] = [];
  const lexical = createLexicalIndex();
  const columns = createItemColumns();
  const speller = createSpeller();
  const mentions = createMentionTable();
  const liveRows = createLiveRows();
  const vectors = createVectorSearch(liveRows);
  const features = featuresInForce(ids, vectors);

  const reserve = (id: ItemId): number => {
    const row = rows.get(id) ?? ids.push(id) - 1;
    rows.set(id, row);
    return row;
  };
  const put = (item: CatalogItem): void => {
    const row = reserve(item.id);
    liveRows.set(row, true);
    entries[row] = indexed(item, columns.put(row, item));
    for (const word of lexical.put(row, itemFields(item))) speller.add(word);
    for (const [key, values] of itemValues(item)) mentions.add(key, values);
  };
  const remove = (id: ItemId): void => {
    const row = rows.get(id);
    if (row === undefined || entries[row] === undefined) return;
    entries[row] = undefined;
    lexical.remove(row);
    liveRows.set(row, false);
  };
  return {
    upsert: (items) => items.forEach(put),
    remove: (gone) => gone.forEach(remove),
    reserve: (wanted) => wanted.forEach(reserve),
    rowCount: () => ids.length,
    liveCount: () => liveRows.count(),
    rowOf: (id) => rows.get(id),
    entryAt: (row) => entries[row],
    isLive: (row) => entries[row] !== undefined,
    lexical,
    columns,
    features: features.current,
    setFeatures: features.set,
    vectors,
    hasTerm: (term) => lexical.use(term) > 0,
    correct: (word) => speller.correct(word, (candidate) => lexical.use(stem(candidate)) > 0),
    synonyms: createSynonymTable(),
    mentionsOf: (phrase): readonly AttributeMention[] => mentions.of(phraseKey(phrase)),
  };
}

function indexed(item: CatalogItem, { price }: { readonly price: number | undefined }): IndexedItem {
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
}

function featuresInForce(ids: readonly ItemId[], vectors: VectorSearch): FeaturesInForce {
  let features: FeatureSpace | undefined;
  return {
    current: () => features,
    set: (table, changed) => {
      refuseOtherRows(table.ids, ids);
      features = createFeatureSpace(table, changed && features && { before: features, changed });
      vectors.follow(table, changed);
    },
  };
}

function refuseOtherRows(tableIds: readonly ItemId[], ids: readonly ItemId[]): void {
  const wrong = tableIds.findIndex((id, row) => ids[row] !== id);
  if (wrong < 0) return;
  throw problem(
    'INVALID_INPUT',
    `item table: expected row ${wrong} to be ${JSON.stringify(ids[wrong] ?? 'absent')} as in the index, got ${JSON.stringify(tableIds[wrong])}`,
  );
}
