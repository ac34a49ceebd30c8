import { createRng } from '@fusionrank/domain/rng';
import { describe, expect, test } from 'vitest';
import {
  GRAPH_EMBEDDING_DEFAULTS,
  trainGraphEmbeddings,
  type EpochReport,
  type GraphEmbeddingSettings,
  type GraphEmbeddingState,
  type LearningGraphs,
} from './graph-embeddings.ts';
import type { CollaborativeFactors } from './ials.ts';
import { sparseMatrix, type SparseMatrix } from './sparse-matrix.ts';

const settings = (over: Partial<GraphEmbeddingSettings> = {}): GraphEmbeddingSettings => ({
  ...GRAPH_EMBEDDING_DEFAULTS,
  width: 8,
  learningRate: 0.05,
  batch: 32,
  epochs: 30,
  ...over,
});

/** Two groups of users, each touching its own half of the first 20 items, 60 % of it; nobody touches item 20. */
function twoGroups(): SparseMatrix {
  const rng = createRng('groups');
  const entries = Array.from({ length: 40 }, (_, row) => row).flatMap((row) =>
    Array.from({ length: 10 }, (_, i) => ({ row, column: (row % 2) * 10 + i, value: 1 })).filter(
      () => rng.next() < 0.6,
    ),
  );
  return sparseMatrix(40, 21, entries);
}

/** Item 20 looks like item 3, of the first group. */
const likeness = {
  graph: sparseMatrix(21, 21, [
    { row: 20, column: 3, value: 1 },
    { row: 3, column: 20, value: 1 },
  ]),
  weight: 1,
  hops: 1,
};

const graphs = (itemGraphs: LearningGraphs['itemGraphs']): LearningGraphs => ({
  interactions: twoGroups(),
  itemGraphs,
});

const score = ({ width, users, items }: CollaborativeFactors, user: number, item: number): number =>
  Array.from({ length: width }, (_, k) => users[user * width + k]! * items[item * width + k]!).reduce((a, b) => a + b);

describe('graph embeddings', () => {
  test('find the groups, and an item nobody touched is found through what it looks like', async () => {
    const factors = await trainGraphEmbeddings(graphs([likeness]), settings(), { threads: 1 });
    for (let user = 0; user < 40; user++) {
      const mean = (from: number): number =>
        Array.from({ length: 10 }, (_, i) => score(factors, user, from + i)).reduce((a, b) => a + b) / 10;
      expect(mean((user % 2) * 10)).toBeGreaterThan(mean(10 - (user % 2) * 10) + 0.5);
    }
    const ofGroup = (group: number): number =>
      Array.from({ length: 20 }, (_, i) => score(factors, 2 * i + group, 20)).reduce((a, b) => a + b) / 20;
    expect(ofGroup(0)).toBeGreaterThan(ofGroup(1) + 0.3);
  });

  test('are unit rows, zeros where nothing is known', async () => {
    const factors = await trainGraphEmbeddings(graphs([]), settings({ epochs: 1 }), { threads: 1 });
    for (let item = 0; item < 21; item++) {
      const row = factors.items.subarray(item * 8, (item + 1) * 8);
      expect(row.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(item === 20 ? 0 : 1, 5);
    }
  });

  test('lose less from epoch to epoch', async () => {
    const losses: number[] = [];
    const onEpoch = ({ loss }: EpochReport) => (losses.push(loss) < 8 ? 'go on' : 'stop');
    await trainGraphEmbeddings(graphs([likeness]), settings(), { threads: 1, onEpoch });
    expect(losses).toHaveLength(8);
    expect(losses[7]).toBeLessThan(losses[0]! - 0.3);
  });

  test('are the same for the same seed, and after a stop and a resumption', async () => {
    const through = await trainGraphEmbeddings(graphs([likeness]), settings({ epochs: 4 }), { threads: 1 });
    let state: GraphEmbeddingState | undefined;
    await trainGraphEmbeddings(graphs([likeness]), settings({ epochs: 4 }), {
      threads: 1,
      onEpoch: (report) => {
        state = report.state;
        return report.epoch === 2 ? 'stop' : 'go on';
      },
    });
    const resumed = await trainGraphEmbeddings(graphs([likeness]), settings({ epochs: 4 }), {
      threads: 1,
      resume: state!,
    });
    expect(resumed).toEqual(through);
  });

  test('the L2 term shrinks what is learned', async () => {
    const size = async (l2: number): Promise<number> => {
      let squares = 0;
      await trainGraphEmbeddings(graphs([]), settings({ epochs: 5, l2 }), {
        threads: 1,
        onEpoch: ({ state }) => {
          squares = state.base.users.reduce((sum, value) => sum + value * value, 0);
          return 'go on';
        },
      });
      return squares;
    };
    expect(await size(1)).toBeLessThan(await size(0));
  });

  test('a temperature of 0, a graph of another catalogue and an abort are told apart', async () => {
    const train = (over: Partial<GraphEmbeddingSettings>, graph = likeness.graph, signal?: AbortSignal) =>
      trainGraphEmbeddings(graphs([{ ...likeness, graph }]), settings(over), {
        threads: 1,
        ...(signal === undefined ? {} : { signal }),
      });
    await expect(train({ temperature: 0 })).rejects.toThrow('a temperature above 0, got 0');
    await expect(train({ batch: 0 })).rejects.toThrow('a batch of 1 or more, got 0');
    await expect(train({}, sparseMatrix(3, 3, []))).rejects.toThrow('21 × 21, got 3 × 3');
    await expect(train({}, likeness.graph, AbortSignal.abort())).rejects.toThrow('after 0 of 30 epochs');
  });
});
