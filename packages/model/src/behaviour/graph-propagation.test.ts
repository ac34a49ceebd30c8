import { createRng } from '@fusionrank/domain/rng';
import { describe, expect, test } from 'vitest';
import { propagateFactors, propagateItems, propagateProfiles } from './graph-propagation.ts';
import { interactionGraph } from './interaction-graph.ts';
import { itemGraph } from './item-graph.ts';
import { sparseMatrix, sparseRow, transposed, type SparseMatrix } from './sparse-matrix.ts';

function random(seed: string): SparseMatrix {
  const rng = createRng(seed);
  const cells = Array.from({ length: 12 * 8 }, (_, cell) => cell).filter(() => rng.next() < 0.35);
  return sparseMatrix(
    12,
    8,
    cells.map((cell) => ({ row: Math.floor(cell / 8), column: cell % 8, value: 1 })),
  );
}

const normals = (length: number, seed: string): Float32Array => {
  const rng = createRng(seed);
  return Float32Array.from({ length }, () => rng.normal());
};

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

describe('the interaction graph', () => {
  test('divides each cell by the roots of its two counts; weights of no or negative worth are no cells', () => {
    // User 0 touched items 0 and 1, user 1 item 0: n_i = 2, 1.
    const { byUser, byItem } = interactionGraph(
      sparseMatrix(2, 3, [
        { row: 0, column: 0, value: 5 },
        { row: 0, column: 1, value: 1 },
        { row: 0, column: 2, value: -1 },
        { row: 1, column: 0, value: 1 },
      ]),
    );
    expect([...byUser.values]).toEqual([0.5, expect.closeTo(Math.SQRT1_2, 6), expect.closeTo(Math.SQRT1_2, 6)]);
    expect([...byUser.indices]).toEqual([0, 1, 0]);
    expect(byItem).toEqual(transposed(byUser));
  });
});

describe('propagation of factors', () => {
  test('is the mean of the layers, worked by hand for one user and one item', () => {
    // R̃ = [1]: the two swap at each step. Layers 2, of (2, 4): users (2 + 4 + 2) / 3, items (4 + 2 + 4) / 3.
    const graph = interactionGraph(sparseMatrix(1, 1, [{ row: 0, column: 0, value: 1 }]));
    const base = { width: 1, users: Float32Array.of(2), items: Float32Array.of(4) };
    const spread = propagateFactors(graph, base, 2);
    expect(spread.users[0]).toBeCloseTo(8 / 3, 6);
    expect(spread.items[0]).toBeCloseTo(10 / 3, 6);
    expect(propagateFactors(graph, base, 0)).toEqual(base);
  });

  test('is symmetric: ⟨P·x, y⟩ = ⟨x, P·y⟩, for widths that fill the lanes and for those that do not', () => {
    for (const width of [1, 3, 4, 6, 8]) {
      const graph = interactionGraph(random(`graph ${width}`));
      const factors = (seed: string) => ({
        width,
        users: normals(12 * width, `u${seed}`),
        items: normals(8 * width, `i${seed}`),
      });
      const [x, y] = [factors('x'), factors('y')];
      const [px, py] = [propagateFactors(graph, x, 3), propagateFactors(graph, y, 3)];
      expect(dot(px.users, y.users) + dot(px.items, y.items)).toBeCloseTo(
        dot(x.users, py.users) + dot(x.items, py.items),
        4,
      );
    }
  });

  test('over an item graph, of factors and of profiles, is one and the same', () => {
    const graph = itemGraph(
      {
        perRow: 2,
        indices: Int32Array.of(1, 2, 0, -1, 1, 0),
        similarities: Float32Array.of(0.9, 0.2, 0.8, 0, 0.5, 0.1),
      },
      { ties: 'similarity' },
    );
    const profile = sparseMatrix(1, 3, [{ row: 0, column: 2, value: 2 }]);
    const spread = sparseRow(propagateProfiles(profile, graph, 2), 0);
    const items = propagateItems(graph, { count: 3, width: 1, values: Float32Array.of(0, 0, 2) }, 2);
    expect([...spread.indices]).toEqual([0, 1, 2]);
    spread.values.forEach((value, i) => {
      expect(value).toBeCloseTo(items.values[i]!, 5);
    });
    expect(propagateProfiles(profile, graph, 0)).toBe(profile);
  });

  test('sizes that do not fit are refused', () => {
    const items = { count: 4, width: 1, values: new Float32Array(4) };
    expect(() => propagateItems(sparseMatrix(3, 3, []), items, 1)).toThrow('3 × 3 times 4 × 1');
  });
});

describe('the item graph', () => {
  const neighbours = {
    perRow: 2,
    indices: Int32Array.of(1, 2, 0, -1, 1, 3, -1, -1),
    similarities: Float32Array.of(0.9, 0.4, 0.8, 0, 0.5, -0.2, 0, 0),
  };

  test('takes the stronger direction and is normalised on both sides, worked by hand', () => {
    // Ties 0–1 0.9, 0–2 0.4, 1–2 0.5: D = 1.3, 1.4, 0.9. Item 3's only likeness is negative.
    const { starts, values } = itemGraph(neighbours, { ties: 'similarity' });
    expect([...starts]).toEqual([0, 2, 4, 6, 6]);
    expect(values[0]).toBeCloseTo(0.9 / Math.sqrt(1.3 * 1.4), 6);
    expect(values[1]).toBeCloseTo(0.4 / Math.sqrt(1.3 * 0.9), 6);
    expect(values[3]).toBeCloseTo(0.5 / Math.sqrt(1.4 * 0.9), 6);
  });

  test('of equal ties on the nearest alone counts neighbours', () => {
    // 0–1 and 2–1: D = 1, 2, 1.
    const { values } = itemGraph(neighbours, { ties: 'equal', perItem: 1 });
    expect([...values]).toEqual(Array.from({ length: 4 }, () => expect.closeTo(Math.SQRT1_2, 6) as number));
  });

  test('leaves out items whose modality is missing', () => {
    const { starts, indices } = itemGraph(neighbours, { ties: 'equal', present: Uint8Array.of(1, 0, 1, 1) });
    expect([...starts]).toEqual([0, 1, 1, 2, 2]);
    expect([...indices]).toEqual([2, 0]);
  });

  test('is symmetric', () => {
    const graph = itemGraph(neighbours, { ties: 'similarity' });
    expect(transposed(graph)).toEqual(graph);
  });
});
