import { inverseRoots, rowSums, scaledCells } from './interaction-graph.ts';
import type { Neighbours } from './neighbours.ts';
import { sparseMatrix, type SparseEntry, type SparseMatrix } from './sparse-matrix.ts';

export interface ItemGraphSettings {
  /** 'similarity': a tie is as strong as the likeness; 'equal': all ties count 1. */
  readonly ties: 'similarity' | 'equal';
  /** Nearest neighbours taken of each item; all that are given unless told. */
  readonly perItem?: number;
  /** [items]: 0 leaves an item out, as row and as neighbour (its modality is missing). */
  readonly present?: Uint8Array;
}

/**
 * A symmetric, normalised item–item graph D^−½ S D^−½ of nearest neighbours (Zhang et al., 2021, LATTICE): S_ij is the
 * stronger of the two directions, D its row sums. Likenesses ≤ 0 are no ties; items without ties have empty rows.
 */
export function itemGraph(neighbours: Neighbours, settings: ItemGraphSettings): SparseMatrix {
  const items = neighbours.indices.length / neighbours.perRow;
  const ties = Array.from({ length: items }, () => new Map<number, number>());
  for (const { row, column, value } of directedTies(neighbours, settings)) {
    strengthen(ties[row], column, value);
    strengthen(ties[column], row, value);
  }
  const entries = ties.flatMap((row, i) => Array.from(row, ([column, value]) => ({ row: i, column, value })));
  const graph = sparseMatrix(items, items, entries);
  const roots = inverseRoots(rowSums(graph));
  return scaledCells(graph, roots, roots);
}

function strengthen(row: Map<number, number> | undefined, column: number, value: number): void {
  row?.set(column, Math.max(row.get(column) ?? 0, value));
}

function* directedTies(
  { perRow, indices, similarities }: Neighbours,
  { ties, perItem = perRow, present }: ItemGraphSettings,
): Generator<SparseEntry> {
  for (let row = 0; row * perRow < indices.length; row++) {
    for (let rank = 0; rank < Math.min(perItem, perRow); rank++) {
      const column = indices[row * perRow + rank] as number;
      const similarity = similarities[row * perRow + rank] as number;
      if (column < 0 || column === row || similarity <= 0) continue;
      if (present !== undefined && (present[row] === 0 || present[column] === 0)) continue;
      yield { row, column, value: ties === 'equal' ? 1 : similarity };
    }
  }
}
