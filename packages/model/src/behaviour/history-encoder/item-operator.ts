import { sparseMatrix, sparseRow, type SparseEntry, type SparseMatrix } from '../sparse-matrix.ts';

/** What is known of the items beside who took them. */
export interface ItemSideInformation {
  /** items × features each: attributes, words, codes; a row's values say how much of its item each feature is. */
  readonly features: readonly SparseMatrix[];
  /** items × items each, rows that sum to about 1: who is near whom in a modality. */
  readonly graphs: readonly { readonly matrix: SparseMatrix; readonly weight: number }[];
}

/**
 * The matrix that makes item vectors of parameters: L = (I + Σ w_g G_g) · [I | F_1 | F_2 | …], items × (items + features). An
 * item's vector is its own parameters, those of its features, and a share of its neighbours': what makes a rare item, or one
 * that nobody took yet, resemble what it is like.
 */
export function itemOperator(items: number, { features, graphs }: ItemSideInformation): SparseMatrix {
  const columns = features.reduce((sum, { columns: own }) => sum + own, items);
  return sparseMatrix(items, columns, operatorEntries(items, { features, graphs }));
}

function* operatorEntries(items: number, side: ItemSideInformation): Iterable<SparseEntry> {
  for (let row = 0; row < items; row++) {
    yield* ownEntries(row, { source: row, weight: 1 }, side);
    for (const { matrix, weight } of side.graphs) {
      const { indices, values } = sparseRow(matrix, row);
      for (let i = 0; i < indices.length; i++)
        yield* ownEntries(row, { source: indices[i] as number, weight: weight * (values[i] as number) }, side);
    }
  }
}

function* ownEntries(
  row: number,
  { source, weight }: { readonly source: number; readonly weight: number },
  { features }: ItemSideInformation,
): Iterable<SparseEntry> {
  yield { row, column: source, value: weight };
  let start = 0;
  const first = features[0]?.rows ?? 0;
  for (const matrix of features) {
    const { indices, values } = sparseRow(matrix, source);
    for (let i = 0; i < indices.length; i++)
      yield { row, column: first + start + (indices[i] as number), value: weight * (values[i] as number) };
    start += matrix.columns;
  }
}
