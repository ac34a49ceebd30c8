import { ELEMENT_TYPE, type OnnxConstant, type OnnxNode, type OnnxValue, serializeOnnx } from '../onnx-model.ts';
import type { Dimension, Value } from './value.ts';

/** What a value's gradient hands on to each input of the operation that made it; undefined: nothing flows there. */
export type Backward = (gradient: Value) => readonly (Value | undefined)[];

export interface Operation {
  readonly op: string;
  readonly inputs: readonly Value[];
  readonly shape: readonly Dimension[];
  readonly elementType?: Value['elementType'];
  readonly attributes?: OnnxNode['attributes'];
  /** Absent where no gradient flows through. */
  readonly backward?: Backward;
  /** What `backward` speaks of, where a shortcut leads past the inputs; the inputs unless told. */
  readonly flowsTo?: readonly Value[];
}

interface Recorded {
  readonly output: Value;
  readonly flowsTo: readonly Value[];
  readonly backward: Backward | undefined;
}

/** Scatters with addition came with it. */
const OPSET = 18;

/** Writes an ONNX graph operation by operation, remembering how gradients flow back through each. */
export class GraphWriter {
  readonly #nodes: OnnxNode[] = [];
  readonly #constants: OnnxConstant[] = [];
  readonly #inputs: OnnxValue[] = [];
  readonly #recorded: Recorded[] = [];
  #count = 0;

  /** A tensor that each run is given. */
  input(name: string, shape: readonly Dimension[], elementType: Value['elementType'] = 'float'): Value {
    this.#inputs.push({ name, shape, elementType: ELEMENT_TYPE[elementType] });
    return { name, shape, elementType };
  }

  /** Numbers that are part of the graph. */
  constant(values: readonly number[], shape: readonly number[]): Value {
    return this.weight(this.#fresh('constant'), shape, Float32Array.from(values));
  }

  /** The same under a name of their own, which no other value bears. */
  weight(name: string, shape: readonly number[], values: Float32Array): Value {
    this.#constants.push({ name, shape, values });
    return { name, shape, elementType: 'float' };
  }

  /** Whole numbers that are part of the graph: axes, shapes. */
  integers(values: readonly number[]): Value {
    const name = this.#fresh('integers');
    this.#constants.push({ name, shape: [values.length], values: BigInt64Array.from(values, BigInt) });
    return { name, shape: [values.length], elementType: 'int64' };
  }

  apply({ op, inputs, shape, elementType = 'float', attributes, backward, flowsTo = inputs }: Operation): Value {
    const output: Value = { name: this.#fresh(op), shape, elementType };
    const names = inputs.map(({ name }) => name);
    this.#nodes.push({ op, inputs: names, output: output.name, ...(attributes && { attributes }) });
    this.#recorded.push({ output, flowsTo, backward });
    return output;
  }

  /**
   * Writes the gradient of a scalar by each of the values (reverse mode).
   * @throws RangeError when the scalar does not depend on one of them.
   */
  gradients(scalar: Value, by: readonly Value[], add: (a: Value, b: Value) => Value): readonly Value[] {
    const upTo = [...this.#recorded];
    const slopes = new Map<string, Value>([[scalar.name, this.constant([1], [])]]);
    for (const { output, flowsTo, backward } of upTo.reverse()) {
      const slope = slopes.get(output.name);
      if (slope === undefined || backward === undefined) continue;
      backward(slope).forEach((part, i) => {
        const name = flowsTo[i]?.name;
        if (part === undefined || name === undefined) return;
        const known = slopes.get(name);
        slopes.set(name, known === undefined ? part : add(known, part));
      });
    }
    return by.map(({ name }) => {
      const slope = slopes.get(name);
      if (slope === undefined) throw new RangeError(`expected ${scalar.name} to depend on ${name}`);
      return slope;
    });
  }

  /** The finished graph as an ONNX model whose outputs bear the names given; what none of them needs is left out. */
  serialize(
    name: string,
    outputs: Readonly<Record<string, Value>>,
    metadata: Readonly<Record<string, string>> = {},
  ): Uint8Array {
    const ends = Object.entries(outputs).map(([output, value]): OnnxNode => ({
      op: 'Identity',
      inputs: [value.name],
      output,
    }));
    const { nodes, read } = needed([...this.#nodes, ...ends], Object.keys(outputs));
    return serializeOnnx({
      name,
      nodes,
      constants: this.#constants.filter((constant) => read.has(constant.name)),
      inputs: this.#inputs,
      outputs: Object.entries(outputs).map(([output, { shape, elementType }]) => ({
        name: output,
        shape,
        elementType: ELEMENT_TYPE[elementType],
      })),
      opset: OPSET,
      metadata,
    });
  }

  #fresh(kind: string): string {
    return `${kind}.${this.#count++}`;
  }
}

/** The nodes that the outputs depend on, and the names that they read: the runtime would compute the others too. */
function needed(
  nodes: readonly OnnxNode[],
  outputs: readonly string[],
): { readonly nodes: readonly OnnxNode[]; readonly read: ReadonlySet<string> } {
  const read = new Set(outputs);
  const kept = nodes.toReversed().filter(({ output, inputs }) => {
    if (!read.has(output)) return false;
    for (const input of inputs) read.add(input);
    return true;
  });
  return { nodes: kept.reverse(), read };
}
