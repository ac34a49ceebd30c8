import { createRng } from '@fusionrank/domain/rng';
import { describe, expect, test } from 'vitest';
import { openBatchSoftmax } from './batch-softmax.ts';
import { contrastiveLoss, type PositiveBatch } from './contrastive-loss.ts';
import { embeddingGraphs, gradientOfBase, spreadEmbeddings, type EmbeddingGraphs } from './embedding-graphs.ts';
import type { CollaborativeFactors } from './ials.ts';
import { interactionGraph } from './interaction-graph.ts';
import { sparseMatrix } from './sparse-matrix.ts';

const softmax = await openBatchSoftmax(1);
const [USERS, ITEMS, WIDTH, TEMPERATURE] = [5, 6, 3, 0.4];

const normals = (length: number, seed: string): Float32Array => {
  const rng = createRng(seed);
  return Float32Array.from({ length }, () => rng.normal());
};

const factors = (seed: string): CollaborativeFactors => ({
  width: WIDTH,
  users: normals(USERS * WIDTH, `${seed}/users`),
  items: normals(ITEMS * WIDTH, `${seed}/items`),
});

/** A user and an item twice; user 4 and item 5 not at all. */
const batch: PositiveBatch = { users: Int32Array.of(0, 1, 1, 3, 2), items: Int32Array.of(2, 0, 4, 2, 1) };
const corrections = normals(ITEMS, 'corrections');
const settings = { temperature: TEMPERATURE, corrections, softmax };

const rowsOf = (values: Float32Array, row: number): number[] => [...values.subarray(row * WIDTH, (row + 1) * WIDTH)];
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, k) => sum + value * b[k]!, 0);

/** The loss's definition, pair by pair, in float64. */
function naiveLoss({ users, items }: CollaborativeFactors): number {
  const distinct = [...new Set(batch.items)];
  const losses = Array.from(batch.users, (user, row) => {
    const u = rowsOf(users, user);
    const logit = (item: number): number => {
      const i = rowsOf(items, item);
      return dot(u, i) / Math.sqrt(dot(u, u) * dot(i, i)) / TEMPERATURE - corrections[item]!;
    };
    const sum = distinct.reduce((total, item) => total + Math.exp(logit(item)), 0);
    return Math.log(sum) - logit(batch.items[row]!);
  });
  return losses.reduce((a, b) => a + b) / losses.length;
}

function graphs(layers: number): EmbeddingGraphs {
  const rng = createRng('graphs');
  const cells = (rows: number, columns: number, share: number) =>
    Array.from({ length: rows * columns }, (_, cell) => cell)
      .filter(() => rng.next() < share)
      .map((cell) => ({ row: Math.floor(cell / columns), column: cell % columns, value: 0.2 + rng.next() }));
  const interactions = interactionGraph(sparseMatrix(USERS, ITEMS, cells(USERS, ITEMS, 0.5)));
  // Not symmetric on purpose: gradients must take the ties turned round.
  const items = [1, 2].map((hops) => ({
    graph: sparseMatrix(ITEMS, ITEMS, cells(ITEMS, ITEMS, 0.3)),
    weight: 0.3 * hops,
    hops,
  }));
  return embeddingGraphs(interactions, items, layers);
}

describe('the contrastive loss', () => {
  test('is that of its definition', async () => {
    for (const seed of ['a', 'b', 'c']) {
      const embeddings = factors(seed);
      const { loss } = await contrastiveLoss(embeddings, batch, settings);
      expect(loss).toBeCloseTo(naiveLoss(embeddings), 5);
    }
  });

  test('of one pair alone is 0, with no slope', async () => {
    const alone = { users: Int32Array.of(1), items: Int32Array.of(3) };
    const { loss, gradient } = await contrastiveLoss(factors('a'), alone, settings);
    expect(loss).toBe(0);
    [...gradient.users, ...gradient.items].forEach((value) => {
      expect(value).toBeCloseTo(0, 6);
    });
  });

  test('leaves rows that the batch does not read without a slope, and rows of zeros too', async () => {
    const embeddings = factors('zeros');
    embeddings.users.fill(0, 0, WIDTH);
    const { gradient } = await contrastiveLoss(embeddings, batch, settings);
    const nothing = Array.from({ length: WIDTH }, () => 0);
    expect([rowsOf(gradient.users, 0), rowsOf(gradient.users, 4), rowsOf(gradient.items, 5)]).toEqual(
      Array.from({ length: 3 }, () => nothing),
    );
  });

  test.each([0, 2])(
    'has the slope by the base embeddings that finite differences give, over %i layers',
    async (layers) => {
      const spread = graphs(layers);
      const base = factors('base');
      const { gradient } = await contrastiveLoss(spreadEmbeddings(spread, base), batch, settings);
      const slopes = gradientOfBase(spread, gradient);
      for (const side of ['users', 'items'] as const) {
        base[side].forEach((value, at) => {
          const shifted = (by: number): number => {
            const moved = { ...base, [side]: base[side].map((old, i) => (i === at ? value + by : old)) };
            return naiveLoss(spreadEmbeddings(spread, moved));
          };
          const wanted = (shifted(0.001) - shifted(-0.001)) / 0.002;
          expect(Math.abs(slopes[side][at]! - wanted)).toBeLessThan(1e-3 * Math.max(1, Math.abs(wanted)));
        });
      }
    },
  );
});
