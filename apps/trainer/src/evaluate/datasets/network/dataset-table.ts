import { parseItemId } from '@fusionrank/domain/id';
import { fitSpectral, type HistoryEncoder } from '@fusionrank/model/behaviour';
import { ngramVector } from '@fusionrank/model/encoders';
import { type DenseMatrix, fitPca, projectPca, rotatedOnto, rowOf } from '@fusionrank/model/linear-algebra';
import type { ItemFeatureTable, ModalityColumn } from '@fusionrank/model/ranking';
import type { InteractionsData, ItemModality, SequencesData } from '../dataset.ts';
import type { NamedGraph } from './fit-sets.ts';

/** The items as the network reads them, but for their behaviour, which each stage learns anew. */
export interface DatasetTable {
  readonly table: ItemFeatureTable;
  readonly attributeVocabulary: number;
}

/** Principal components of a modality. */
const COMPONENTS = 32;
const NGRAM_DIMENSION = 1_024;
const MAX_SLOTS = 8;
const MIN_ITEMS = 2;

export interface TableSource {
  readonly data: InteractionsData | SequencesData;
  readonly graphs: readonly NamedGraph[];
  readonly seed: number;
}

/**
 * The item side of a data set: the modality that is text by its name, and texts, in the text block; all others in the image block,
 * one beside the other; names in the attribute block. A modality that comes as a graph stands as its leading eigenvectors.
 */
export async function datasetTable({ data, graphs, seed }: TableSource): Promise<DatasetTable> {
  const text: ModalityColumn[] = [];
  const other: ModalityColumn[] = [];
  for (const modality of data.modalities) {
    const column = await modalityColumn(modality, { graph: graphs.find(({ name }) => name === modality.name), seed });
    (isText(modality.name) ? text : other).push(column);
  }
  if (data.kind === 'sequences' && data.texts.some((one) => one !== '')) text.push(textColumn(data.texts, seed));
  const attributes = attributeIds(data.kind === 'sequences' ? data.attributes : [], data.items);
  return {
    table: {
      ids: Array.from({ length: data.items }, (_, item) => parseItemId(String(item))),
      text: beside(text, data.items),
      image: beside(other, data.items),
      attributes: attributes.column,
      numeric: emptyColumn(data.items),
      behaviour: emptyColumn(data.items),
    },
    attributeVocabulary: attributes.vocabulary,
  };
}

/** True where a modality's name says that it is text. */
export const isText = (name: string): boolean => /text|title|description|review|word/i.test(name);
const emptyColumn = (items: number): ModalityColumn => ({
  width: 1,
  values: new Float32Array(items),
  present: new Uint8Array(items),
});

/**
 * The table with what a stage learned of behaviour, turned into the space of the encoder that the network is trained over. An item
 * that nobody took is missing.
 */
export function withBehaviour(
  table: ItemFeatureTable,
  { encoder, counts }: { readonly encoder: HistoryEncoder; readonly counts: Float64Array },
  space: HistoryEncoder = encoder,
): ItemFeatureTable {
  const own = matrixOf(encoder);
  const { width, values } = space === encoder ? own : rotatedOnto(own, matrixOf(space));
  return { ...table, behaviour: { width, values, present: Uint8Array.from(counts, (count) => (count > 0 ? 1 : 0)) } };
}

const matrixOf = ({ items, bias, width }: HistoryEncoder): DenseMatrix => ({
  count: bias.length,
  width,
  values: items,
});

async function modalityColumn(
  { present, vectors }: ItemModality,
  { graph, seed }: { readonly graph: NamedGraph | undefined; readonly seed: number },
): Promise<ModalityColumn> {
  if (vectors !== undefined) return projected(vectors, present, seed);
  if (graph === undefined) return emptyColumn(present.length);
  const width = Math.min(COMPONENTS, Math.max(1, present.length - 1));
  const { vectors: values } = await fitSpectral(graph.matrix, { width, seed });
  const scale = Math.sqrt(present.length);
  return { width, values: values.map((value) => value * scale), present };
}

function textColumn(texts: readonly string[], seed: number): ModalityColumn {
  const values = new Float32Array(texts.length * NGRAM_DIMENSION);
  texts.forEach((text, item) => values.set(ngramVector(text, NGRAM_DIMENSION), item * NGRAM_DIMENSION));
  const present = Uint8Array.from(texts, (text) => (text === '' ? 0 : 1));
  return projected({ count: texts.length, width: NGRAM_DIMENSION, values }, present, seed);
}

function projected(rows: DenseMatrix, present: Uint8Array, seed: number): ModalityColumn {
  if (!present.includes(1)) return emptyColumn(present.length);
  const basis = fitPca({ rows, present, components: COMPONENTS, seed });
  const values = new Float32Array(rows.count * basis.count);
  for (let item = 0; item < rows.count; item++)
    if (present[item] === 1) values.set(projectPca(basis, rowOf(rows, item)), item * basis.count);
  return { width: basis.count, values, present };
}

/** Columns one beside the other; an item has the block where it has any of them, zeros stand for those it lacks. */
function beside(columns: readonly ModalityColumn[], items: number): ModalityColumn {
  const [first] = columns;
  if (first === undefined) return emptyColumn(items);
  if (columns.length === 1) return first;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const values = new Float32Array(items * width);
  const present = new Uint8Array(items);
  let start = 0;
  for (const column of columns) {
    for (let item = 0; item < items; item++) {
      if (column.present[item] !== 1) continue;
      present[item] = 1;
      values.set(column.values.subarray(item * column.width, (item + 1) * column.width), item * width + start);
    }
    start += column.width;
  }
  return { width, values, present };
}

interface AttributeIds {
  readonly column: ItemFeatureTable['attributes'];
  readonly vocabulary: number;
}

function attributeIds(attributes: readonly (readonly string[])[], items: number): AttributeIds {
  const counts = new Map<string, number>();
  for (const names of attributes) for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= MIN_ITEMS).map(([name]) => name);
  // 0 is "not said".
  const idOf = new Map(known.map((name, i) => [name, i + 1]));
  const slots = Math.max(
    1,
    Math.min(MAX_SLOTS, ...[attributes.reduce((most, names) => Math.max(most, names.length), 0)]),
  );
  const ids = new Int32Array(items * slots);
  attributes.forEach((names, item) => {
    names.slice(0, slots).forEach((name, slot) => (ids[item * slots + slot] = idOf.get(name) ?? 0));
  });
  return { column: { slots, ids }, vocabulary: known.length + 1 };
}
