import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

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
        from: wasm.typedArrayFromHeap(x),
        ids: wasm.typedArrayFromHeap(segmentIds),
        into: wasm.typedArrayFromHeap(out).fill(0),
        width,
      });
      return out;
    },
  });
}

interface Rows {
  readonly from: tf.TypedArray;
  /** Of each row, the row of `into` that it is added to; none where that is outside. */
  readonly ids: tf.TypedArray;
  readonly into: tf.TypedArray;
  readonly width: number;
}

/** Adds rows up, one after the other. */
export function addRows({ from, ids, into, width }: Rows): void {
  const segments = into.length / width;
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row] as number;
    if (id < 0 || id >= segments) continue;
    const source = row * width;
    const target = id * width;
    for (let column = 0; column < width; column++) {
      into[target + column] = (into[target + column] as number) + (from[source + column] as number);
    }
  }
}
