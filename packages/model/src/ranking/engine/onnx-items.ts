import { embeddingSums } from '../../fusion/embedding-sums.ts';
import { itemFeeds } from '../../fusion/learning-graph/feeds.ts';
import { itemModel } from '../../fusion/learning-graph/item-graph.ts';
import { ATTRIBUTE_TABLE } from '../../fusion/weights.ts';
import { openModel } from '../../onnx/open-model.ts';
import { type CountedRows, type ItemMatrix, itemPasses, withRows, writePass } from '../item-matrix.ts';
import type { TrainedNetwork } from '../trained-network.ts';

/** The item side alone, opened in ONNX Runtime. */
export interface ItemModel {
  /** The matrix with those rows worked out and written; it may lie elsewhere then, if it had no room for them. */
  changed(matrix: ItemMatrix, items: CountedRows): Promise<ItemMatrix>;
  release(): Promise<void>;
}

/** @throws TypeError when the network has no attribute table: a mistake in the code, not in its input. */
export async function openItemModel({ shape, weights }: TrainedNetwork, threads: number): Promise<ItemModel> {
  const vectors = weights.get(ATTRIBUTE_TABLE);
  if (vectors === undefined) throw new TypeError(`the network has no weight ${ATTRIBUTE_TABLE}`);
  const session = await openModel(itemModel(shape, weights, 'serving').model, threads);
  return {
    changed: async (before, items) => {
      const matrix = withRows(before, items);
      for (const { rows, inputs } of itemPasses(items, shape)) {
        const sums = embeddingSums(vectors, inputs.attributes, inputs.count);
        const { w } = await session.run(itemFeeds(shape, inputs, sums));
        writePass(matrix, { rows, inputs, w: w?.data as Float32Array });
      }
      return matrix;
    },
    release: () => session.release(),
  };
}
