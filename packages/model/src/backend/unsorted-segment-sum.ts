import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { addRows } from './add-rows.ts';

/**
 * Registers the `UnsortedSegmentSum` kernel, which the wasm backend lacks and the gradient of `gather` needs: plain loops
 * over the wasm memory. Ids outside [0, numSegments) are dropped, as on the other backends.
 */
export function registerUnsortedSegmentSum(): void {
  const present = tf.getKernel(tf.UnsortedSegmentSum, 'wasm') as tf.KernelConfig | undefined;
  if (present !== undefined) return;
  tf.registerKernel({
    kernelName: tf.UnsortedSegmentSum,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, segmentIds } = inputs as unknown as Record<'x' | 'segmentIds', tf.TensorInfo>;
      const { numSegments } = attrs as unknown as tf.UnsortedSegmentSumAttrs;
      const wasm = backend as Pick<BackendWasm, 'makeOutput' | 'typedArrayFromHeap'>;
      const width = x.shape.slice(segmentIds.shape.length).reduce((product, size) => product * size, 1);
      const out = wasm.makeOutput([numSegments, ...x.shape.slice(segmentIds.shape.length)], x.dtype);
      // Views are taken after the allocation: growing the wasm memory detaches older ones.
      addRows({
        from: wasm.typedArrayFromHeap(x) as Float32Array,
        intoRows: wasm.typedArrayFromHeap(segmentIds) as Int32Array,
        into: wasm.typedArrayFromHeap(out).fill(0) as Float32Array,
        width,
      });
      return out;
    },
  });
}
