import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

let registered = false;

/**
 * Gives the wasm backend a `GatherV2` that copies whole rows; its own walks element by element and took half of a training step.
 * Other axes than the first, and batches, still go to its own.
 * @throws RangeError when an index is no row.
 */
export function registerGatherRows(): void {
  const general = tf.getKernel(tf.GatherV2, 'wasm');
  if (registered) return;
  registered = true;
  tf.unregisterKernel(tf.GatherV2, 'wasm');
  tf.registerKernel({
    ...general,
    kernelFunc: (call) => {
      const { x, indices } = call.inputs as unknown as Record<'x' | 'indices', tf.TensorInfo>;
      const { axis, batchDims } = call.attrs as unknown as tf.GatherV2Attrs;
      if (axis !== 0 || batchDims !== 0) return general.kernelFunc(call);
      return gatheredRows(call.backend as Pick<BackendWasm, 'makeOutput' | 'typedArrayFromHeap'>, x, indices);
    },
  });
}

function gatheredRows(
  wasm: Pick<BackendWasm, 'makeOutput' | 'typedArrayFromHeap'>,
  x: tf.TensorInfo,
  indices: tf.TensorInfo,
): tf.TensorInfo {
  const [rows = 0, ...rest] = x.shape;
  const width = rest.reduce((product, size) => product * size, 1);
  const out = wasm.makeOutput([...indices.shape, ...rest], x.dtype);
  // Views are taken after the allocation: growing the wasm memory detaches older ones.
  const from = wasm.typedArrayFromHeap(x);
  const into = wasm.typedArrayFromHeap(out);
  wasm.typedArrayFromHeap(indices).forEach((row, i) => {
    if (row < 0 || row >= rows) throw new RangeError(`gather: expected rows 0 to ${rows - 1}, got ${row}`);
    into.set(from.subarray(row * width, (row + 1) * width), i * width);
  });
  return out;
}
