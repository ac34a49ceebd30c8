import * as tf from '@tensorflow/tfjs-core';

/** Runs `compute` and disposes every tensor it made; what it returns must hold none. */
export function withoutLeaks<T>(compute: () => T): T {
  const engine = tf.engine();
  engine.startScope();
  try {
    return compute();
  } finally {
    engine.endScope();
  }
}
