import { multiply, negative, sumOver } from './elementwise.ts';
import type { GraphWriter } from './graph-writer.ts';
import { asInt64 } from './shapes.ts';
import type { Value } from './value.ts';

export interface CrossEntropyTargets {
  /** [targets, 2], int32: row and column of each target. A row may have several or none. */
  readonly places: Value;
  /** [targets]: how much each counts. */
  readonly weights: Value;
  /** [rows, 1]: the sum of the weights of each row's targets. */
  readonly rowWeights: Value;
}

/**
 * Σ weight · −ln softmax(logits)[place], a scalar, for logits [rows, columns]. Its gradient by the logits is
 * rowWeight · softmax − weight at the places.
 */
export function softmaxCrossEntropy(graph: GraphWriter, logits: Value, targets: CrossEntropyTargets): Value {
  const places = asInt64(graph, targets.places);
  const count = targets.weights.shape[0] ?? 1;
  const logProbabilities = graph.apply({
    op: 'LogSoftmax',
    inputs: [logits],
    shape: logits.shape,
    attributes: { axis: -1 },
  });
  const picked = graph.apply({ op: 'GatherND', inputs: [logProbabilities, places], shape: [count] });
  const total = sumOver(graph, multiply(graph, picked, targets.weights), { axes: [0], keep: false });
  return graph.apply({
    op: 'Neg',
    inputs: [total],
    shape: [],
    // Straight to the logits: operation by operation it would take two more passes over all of them.
    flowsTo: [logits],
    backward: (dy) => {
      const probabilities = graph.apply({ op: 'Exp', inputs: [logProbabilities], shape: logits.shape });
      const scaled = multiply(graph, probabilities, multiply(graph, targets.rowWeights, dy));
      const taken = negative(graph, multiply(graph, targets.weights, dy));
      return [
        graph.apply({
          op: 'ScatterND',
          inputs: [scaled, places, taken],
          shape: logits.shape,
          attributes: { reduction: 'add' },
        }),
      ];
    },
  });
}
