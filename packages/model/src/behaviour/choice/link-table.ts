import { TopK } from '../../linear-algebra/top-k.ts';
import { coVisitNeighbours, type CoVisitSettings } from '../co-visits.ts';
import { transitionLinks, type TransitionSettings } from '../evidence/transitions.ts';
import { positiveCells } from '../interaction-graph.ts';
import type { Neighbours } from '../neighbours.ts';
import { fitSparseEase, type SparseEaseRun } from '../sparse-ease.ts';
import { sparseRow, type SparseMatrix } from '../sparse-matrix.ts';
import { liked, type TouchHistory, touchMatrix } from './touch-history.ts';

/** One item–item model and its settings. */
export type LinkSettings =
  | ({ readonly kind: 'co-visits' } & Omit<CoVisitSettings, 'perRow'>)
  | { readonly kind: 'ease'; readonly lambda: number }
  | ({ readonly kind: 'transitions' } & TransitionSettings);

export interface LinkData {
  readonly items: number;
  readonly histories: readonly TouchHistory[];
  /** Links kept of each item. */
  readonly perRow: number;
}

/** Items that an item's regression uses. */
const EASE_ITEMS = 100;

/**
 * The strongest links of each item, only those above 0: row i holds what having touched item i says of others. The strongest link of
 * an item is 1 on average, whatever the model: a link says as much in one shop as in another.
 */
export function fitLinks(
  { items, histories, perRow }: LinkData,
  settings: LinkSettings,
  run: SparseEaseRun = {},
): Neighbours {
  switch (settings.kind) {
    case 'co-visits':
      return scaled(coVisitNeighbours(touchMatrix(items, histories), { ...settings, perRow }));
    case 'ease': {
      const touched = positiveCells(touchMatrix(items, histories));
      return scaled(linkTable(fitSparseEase(touched, { lambda: settings.lambda, perItem: EASE_ITEMS }, run), perRow));
    }
    case 'transitions':
      return scaled(
        linkTable(
          transitionLinks(
            items,
            histories.map((history) => liked(history).items),
            settings,
          ),
          perRow,
        ),
      );
  }
}

/** The largest cells above 0 of each row, largest first. */
export function linkTable(matrix: SparseMatrix, perRow: number): Neighbours {
  const indices = new Int32Array(matrix.rows * perRow).fill(-1);
  const similarities = new Float32Array(indices.length);
  for (let row = 0; row < matrix.rows; row++) {
    const cells = sparseRow(matrix, row);
    const top = new TopK(perRow);
    cells.indices.forEach((column, i) => {
      if (column !== row && (cells.values[i] as number) > 0) top.offer(column, cells.values[i] as number);
    });
    const best = top.result();
    indices.set(best.rows, row * perRow);
    similarities.set(best.scores, row * perRow);
  }
  return { perRow, indices, similarities };
}

function scaled({ perRow, indices, similarities }: Neighbours): Neighbours {
  let [sum, linked] = [0, 0];
  for (let first = 0; first < indices.length; first += perRow) {
    if ((indices[first] as number) < 0) continue;
    sum += similarities[first] as number;
    linked++;
  }
  const scale = sum > 0 ? linked / sum : 1;
  return { perRow, indices, similarities: similarities.map((value) => value * scale) };
}
