import * as tf from '@tensorflow/tfjs-core';

/**
 * Registers the gradients the network needs. TensorFlow.js ships its gradients outside the bundle that Node loads, so that a
 * lone tfjs-core has none; those that a full install has registered already are kept, but for `BatchMatMul`.
 */
export function registerGradients(): void {
  for (const gradient of GRADIENTS) {
    if (registered(gradient.kernelName) === undefined) tf.registerGradient(gradient);
  }
  if (registered(tf.BatchMatMul) !== batchMatMul) {
    if (registered(tf.BatchMatMul) !== undefined) tf.unregisterGradient(tf.BatchMatMul);
    tf.registerGradient(batchMatMul);
  }
}

/** The library's type leaves out that there may be none. */
const registered = (kernelName: string): tf.GradConfig | undefined => tf.getGradient(kernelName);

/**
 * Transposes explicitly and then multiplies plainly: the wasm kernel has a fast path for plain products only, and is over ten
 * times slower when asked to transpose.
 *
 * With A' = A or Aᵀ, B' = B or Bᵀ and C = A'B':  ∂A' = ∂C B'ᵀ and ∂B' = A'ᵀ ∂C, transposed once more where A or B was.
 */
const batchMatMul: tf.GradConfig = {
  kernelName: tf.BatchMatMul,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved, attrs) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const { transposeA, transposeB } = attrs as unknown as tf.BatchMatMulAttrs;
    const left = (): tf.Tensor => tf.matMul(one(dy), transposeB ? b : transposed(b));
    const right = (): tf.Tensor => tf.matMul(transposeA ? a : transposed(a), one(dy));
    return {
      a: () => (transposeA ? transposed(left()) : left()),
      b: () => (transposeB ? transposed(right()) : right()),
    };
  },
};

const GRADIENTS: readonly tf.GradConfig[] = [
  {
    kernelName: tf.Add,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [tf.Tensor, tf.Tensor];
      return { a: () => reducedTo(a.shape, one(dy)), b: () => reducedTo(b.shape, one(dy)) };
    },
  },
  {
    kernelName: tf.Sub,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [tf.Tensor, tf.Tensor];
      return { a: () => reducedTo(a.shape, one(dy)), b: () => tf.neg(reducedTo(b.shape, one(dy))) };
    },
  },
  {
    kernelName: tf.Multiply,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [tf.Tensor, tf.Tensor];
      return { a: () => reducedTo(a.shape, tf.mul(one(dy), b)), b: () => reducedTo(b.shape, tf.mul(one(dy), a)) };
    },
  },
  {
    kernelName: tf.RealDiv,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [tf.Tensor, tf.Tensor];
      const share = (): tf.Tensor => tf.div(one(dy), b);
      return {
        a: () => reducedTo(a.shape, share()),
        b: () => tf.neg(reducedTo(b.shape, tf.mul(share(), tf.div(a, b)))),
      };
    },
  },
  {
    kernelName: tf.Sum,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => {
      const { shape } = x as tf.Tensor;
      const axes = tf.util.parseAxisParam((attrs as unknown as tf.SumAttrs).axis, shape);
      const kept = shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
      return { x: () => tf.mul(tf.reshape(one(dy), kept), tf.ones(shape)) };
    },
  },
  {
    kernelName: tf.Exp,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => tf.mul(one(dy), y as tf.Tensor) }),
  },
  {
    kernelName: tf.Log,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => tf.div(one(dy), x as tf.Tensor) }),
  },
  {
    kernelName: tf.Sqrt,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => tf.div(one(dy), tf.mul(2, y as tf.Tensor)) }),
  },
  {
    kernelName: tf.Reshape,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => tf.reshape(one(dy), (x as tf.Tensor).shape) }),
  },
  {
    kernelName: tf.Transpose,
    gradFunc: (dy, _saved, attrs) => {
      const { perm } = attrs as unknown as tf.TransposeAttrs;
      return { x: () => tf.transpose(one(dy), tf.backend_util.getUndoAxesPermutation(perm)) };
    },
  },
  {
    kernelName: tf.Concat,
    saveAllInputs: true,
    gradFunc: (dy, saved, attrs) => {
      const { axis } = attrs as unknown as tf.ConcatAttrs;
      const sizes = saved.map(({ shape }) => shape[axis] as number);
      const parts = tf.split(one(dy), sizes, axis);
      return Object.fromEntries(parts.map((part, i) => [String(i), () => part]));
    },
  },
  {
    kernelName: tf.Relu,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => tf.mul(one(dy), tf.step(y as tf.Tensor)) }),
  },
  {
    kernelName: tf.Sigmoid,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => tf.mul(one(dy), tf.mul(y as tf.Tensor, tf.sub(1, y as tf.Tensor))) }),
  },
  {
    // Over the last axis: ∂x = (∂y − Σ ∂y y) y
    kernelName: tf.Softmax,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => {
      const output = y as tf.Tensor;
      return {
        logits: () => {
          const weighted = tf.mul(one(dy), output);
          return tf.sub(weighted, tf.mul(tf.sum(weighted, -1, true), output));
        },
      };
    },
  },
  {
    // Of rows: axis 0, no batch dimensions.
    kernelName: tf.GatherV2,
    inputsToSave: ['x', 'indices'],
    gradFunc: (dy, saved) => {
      const [x, indices] = saved as [tf.Tensor, tf.Tensor1D];
      return {
        x: () => tf.unsortedSegmentSum(one(dy), indices, x.shape[0]),
        indices: () => tf.zerosLike(indices),
      };
    },
  },
  {
    // Every segment id must lie in [0, numSegments).
    kernelName: tf.UnsortedSegmentSum,
    inputsToSave: ['segmentIds'],
    gradFunc: (dy, [segmentIds]) => ({
      x: () => tf.gather(one(dy), segmentIds as tf.Tensor1D),
      segmentIds: () => tf.zerosLike(segmentIds as tf.Tensor1D),
    }),
  },
];

function one(dy: tf.Tensor | tf.Tensor[]): tf.Tensor {
  if (Array.isArray(dy)) throw new TypeError('expected a kernel with one output');
  return dy;
}

/** Sums over the axes along which a smaller operand was broadcast. */
function reducedTo(shape: number[], dy: tf.Tensor): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, dy.shape);
  return axes.length === 0 ? dy : tf.reshape(tf.sum(dy, axes), shape);
}

/** The last two axes swapped. */
function transposed(x: tf.Tensor): tf.Tensor {
  const axes = x.shape.map((_, axis) => axis);
  return tf.transpose(x, [...axes.slice(0, -2), x.rank - 1, x.rank - 2]);
}
