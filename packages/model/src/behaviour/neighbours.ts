import { toUnitRows } from '../linear-algebra/unit-rows.ts';

/** The nearest of each row, nearest first. */
export interface Neighbours {
  readonly perRow: number;
  /** [rows, perRow]: row of the neighbour, −1 where there are fewer. */
  readonly indices: Int32Array;
  /** [rows, perRow]: cosine in [−1, 1]; 0 where there are fewer. */
  readonly similarities: Float32Array;
}

/**
 * The `perRow` nearest rows of each row by the cosine of their factors, exact. Rows of zeros have no neighbours and are
 * nobody's; neighbours of no or negative likeness are left out.
 */
export function nearestByFactors(factors: Float32Array, width: number, perRow: number): Neighbours {
  const units = toUnitRows(factors.slice(), width);
  const rows = factors.length / width;
  const known = Int32Array.from({ length: rows }, (_, row) => row).filter((row) => !isZero(units, row, width));
  const best = createBest(perRow);
  const neighbours = empty(rows, perRow);
  for (const row of known) {
    best.clear();
    for (const other of known) {
      if (other === row) continue;
      best.offer(other, dotRows(units, { a: row * width, b: other * width, width }));
    }
    best.store(neighbours, row);
  }
  return neighbours;
}

function empty(rows: number, perRow: number): Neighbours {
  return { perRow, indices: new Int32Array(rows * perRow).fill(-1), similarities: new Float32Array(rows * perRow) };
}

interface Best {
  clear(): void;
  offer(index: number, similarity: number): void;
  store(into: Neighbours, row: number): void;
}

/** Keeps the largest similarities above 0 in order, by insertion: `size` is small. Equal ones stay in the order offered. */
function createBest(size: number): Best {
  const indices = new Int32Array(size);
  const similarities = new Float32Array(size);
  let count = 0;
  return {
    clear: () => {
      count = 0;
    },
    offer: (index, similarity) => {
      if (similarity <= 0) return;
      if (count === size && similarity <= (similarities[size - 1] as number)) return;
      let place = count < size ? count++ : size - 1;
      while (place > 0 && (similarities[place - 1] as number) < similarity) {
        similarities[place] = similarities[place - 1] as number;
        indices[place] = indices[place - 1] as number;
        place--;
      }
      similarities[place] = similarity;
      indices[place] = index;
    },
    store: (into, row) => {
      into.indices.set(indices.subarray(0, count), row * into.perRow);
      into.similarities.set(similarities.subarray(0, count), row * into.perRow);
    },
  };
}

function isZero(values: Float32Array, row: number, width: number): boolean {
  for (let k = 0; k < width; k++) if (values[row * width + k] !== 0) return false;
  return true;
}

function dotRows(
  values: Float32Array,
  { a, b, width }: { readonly a: number; readonly b: number; readonly width: number },
): number {
  let sum = 0;
  for (let k = 0; k < width; k++) sum += (values[a + k] as number) * (values[b + k] as number);
  return sum;
}
