import { parseItemId } from '@fusionrank/domain/id';
import { denseMatrix, fitPca, projectPca } from '@fusionrank/model/linear-algebra';
import { type ItemFeatureTable, type QueryInput, unknownUser, type UserInput } from '@fusionrank/model/ranking';
import { OBJECTIVES, type SlateExample } from '@fusionrank/model/training';
import type { JudgedProduct, JudgementsData } from '../../dataset.ts';
import { FEATURE_NAMES, type TextStudy } from './text-study.ts';

/** A data set as the network reads it: its products as items, each query as a request with its products as the slate. */
export interface JudgedRequests {
  readonly items: ItemFeatureTable;
  /** Whoever asks. */
  readonly user: UserInput;
  readonly requests: readonly JudgedRequest[];
}

export interface JudgedRequest {
  readonly query: QueryInput;
  readonly rows: Int32Array;
  /** [rows, FEATURE_NAMES] */
  readonly features: Float32Array;
}

/** Directions kept of the titles' vectors. */
const COMPONENTS = 64;
const SEED = 'titles';

/** Same texts, same requests. Directions are taken from the origin: titles are compared with queries by products. */
export function judgedRequests({ queries, products, distinct, vectorOf, features }: TextStudy): JudgedRequests {
  const titles = denseMatrix(distinct.map(({ pieces }) => vectorOf(pieces.title)));
  const basis = fitPca({ rows: titles, components: COMPONENTS, seed: SEED, about: 'origin' });
  const rowOf = new Map(distinct.map((product, row) => [product, row]));
  const values = new Float32Array(distinct.length * basis.count);
  distinct.forEach(({ pieces }, row) => values.set(projectPca(basis, vectorOf(pieces.title)), row * basis.count));
  return {
    items: textItems(distinct.length, { width: basis.count, values }),
    user: unknownUser(),
    requests: queries.map(({ pieces }, query) => ({
      query: { text: projectPca(basis, vectorOf(pieces.whole)) },
      rows: Int32Array.from(products[query] ?? [], (product) => rowOf.get(product) ?? 0),
      features: features[query] ?? new Float32Array(0),
    })),
  };
}

/** Items of which nothing but the text is known. */
function textItems(
  count: number,
  { width, values }: { readonly width: number; readonly values: Float32Array },
): ItemFeatureTable {
  const nothing = { width: 1, values: new Float32Array(count), present: new Uint8Array(count) };
  return {
    ids: Array.from({ length: count }, (_, row) => parseItemId(`product-${row}`)),
    text: { width, values, present: new Uint8Array(count).fill(1) },
    image: nothing,
    numeric: nothing,
    behaviour: nothing,
    attributes: { slots: 1, ids: new Int32Array(count) },
  };
}

/** The same items with nothing known of them at all. */
export function withoutText({ items, ...rest }: JudgedRequests): JudgedRequests {
  return { ...rest, items: { ...items, text: { ...items.text, present: new Uint8Array(items.text.present.length) } } };
}

/** Columns of the features kept, in their order. */
export function chosenColumns(features: Float32Array, kept: readonly string[]): Float32Array {
  const columns = kept.map((name) => FEATURE_NAMES.indexOf(name));
  const rows = features.length / FEATURE_NAMES.length;
  const out = new Float32Array(rows * columns.length);
  for (let row = 0; row < rows; row++) {
    columns.forEach((column, i) => {
      out[row * columns.length + i] = features[row * FEATURE_NAMES.length + column] as number;
    });
  }
  return out;
}

/** The lowest grade that was given. */
export function lowestGrade({ queries }: Pick<JudgementsData, 'queries'>): number {
  return queries.reduce(
    (least, { products }) =>
      products.reduce((inner, { grade }) => (Number.isNaN(grade) ? inner : Math.min(inner, grade)), least),
    Infinity,
  );
}

/** How much a grade's gain counts for training: `plain`, or less the more its raters disagreed. */
export type GradeTrust = 'plain' | 'by-agreement';

/** Labels of a judged query, [products, OBJECTIVES.length]: what listwise losses take 2^label − 1 of. */
export function gradeLabels(
  products: readonly JudgedProduct[],
  { lowest, trust }: { readonly lowest: number; readonly trust: GradeTrust },
): Float32Array {
  const labels = new Float32Array(products.length * OBJECTIVES.length);
  products.forEach(({ grade, variance = 0 }, i) => {
    const gain = 2 ** (grade - lowest) - 1;
    labels[i * OBJECTIVES.length] = Math.log2(1 + (trust === 'plain' ? gain : gain / (1 + variance)));
  });
  return labels;
}

/** A slate of a judged query. */
export function slateOf(
  { query, rows, features }: JudgedRequest,
  { user, labels, kept }: { readonly user: UserInput; readonly labels: Float32Array; readonly kept: readonly string[] },
): SlateExample {
  return {
    user,
    query,
    rows,
    positions: new Int32Array(rows.length),
    cross: chosenColumns(features, kept),
    labels,
    shownAt: new Date(0),
  };
}
