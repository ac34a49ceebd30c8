import { embeddingSums } from '../../fusion/embedding-sums.ts';
import { itemFeeds } from '../../fusion/learning-graph/feeds.ts';
import { itemModel } from '../../fusion/learning-graph/item-graph.ts';
import type { ItemPrecision } from '../../fusion/serving-graph/item-precision.ts';
import { ATTRIBUTE_TABLE } from '../../fusion/weights.ts';
import { openModel } from '../../onnx/open-model.ts';
import { type CountedTable, emptyMatrix, type ItemMatrix, itemPasses, writePass } from '../item-matrix.ts';
import type { TrainedNetwork } from '../trained-network.ts';

/** The item side alone, opened in ONNX Runtime. */
export interface ItemModel {
  matrixOf(items: CountedTable, precision: ItemPrecision): Promise<ItemMatrix>;
  release(): Promise<void>;
}

/** @throws TypeError when the network has no attribute table: a mistake in the code, not in its input. */
export async function openItemModel({ shape, weights }: TrainedNetwork, threads: number): Promise<ItemModel> {
  const vectors = weights.get(ATTRIBUTE_TABLE);
  if (vectors === undefined) throw new TypeError(`the network has no weight ${ATTRIBUTE_TABLE}`);
  const session = await openModel(itemModel(shape, weights, 'serving').model, threads);
  return {
    matrixOf: async (items, precision) => {
      const matrix = emptyMatrix(items.count, shape, precision);
      for (const { start, inputs } of itemPasses(items, shape)) {
        const sums = embeddingSums(vectors, inputs.attributes, inputs.count);
        const { w } = await session.run(itemFeeds(shape, inputs, sums));
        writePass(matrix, { start, inputs, w: w?.data as Float32Array });
      }
      return matrix;
    },
    release: () => session.release(),
  };
}
