import { type SparseEntry, sparseMatrix, sparseRow, type SparseMatrix } from '@fusionrank/model/behaviour';
import { nearestRows } from '@fusionrank/model/linear-algebra';
import type { ItemModality } from '../dataset.ts';

/** Neighbours taken of each item where a modality gives vectors. */
const NEIGHBOURS = 10;

/**
 * Who is near whom in one modality, items × items: squared cosines of nearest neighbours, the stronger of the two directions, over
 * the square roots of both degrees. Items whose modality is missing are alone.
 */
export async function modalityGraph({ present, neighbours, vectors }: ItemModality): Promise<SparseMatrix> {
  const items = present.length;
  const near =
    neighbours ?? (vectors === undefined ? undefined : await nearestRows(vectors, { present, count: NEIGHBOURS }));
  const ties = Array.from({ length: items }, () => new Map<number, number>());
  for (let item = 0; near !== undefined && item < items; item++) {
    if (present[item] !== 1) continue;
    const { indices, values } = sparseRow(near, item);
    indices.forEach((other, i) => {
      if (present[other] !== 1 || other === item) return;
      const strength = Math.max(values[i] as number, 0) ** 2;
      strengthen(ties[item], other, strength);
      strengthen(ties[other], item, strength);
    });
  }
  return normalised(ties);
}

function strengthen(ties: Map<number, number> | undefined, other: number, strength: number): void {
  if (strength > 0) ties?.set(other, Math.max(ties.get(other) ?? 0, strength));
}

function normalised(ties: readonly ReadonlyMap<number, number>[]): SparseMatrix {
  const roots = ties.map((own) => Math.sqrt([...own.values()].reduce((sum, strength) => sum + strength, 0)));
  const entries = function* (): Iterable<SparseEntry> {
    for (const [row, own] of ties.entries())
      for (const [column, strength] of own)
        yield { row, column, value: strength / ((roots[row] as number) * (roots[column] as number)) };
  };
  return sparseMatrix(ties.length, ties.length, entries());
}
