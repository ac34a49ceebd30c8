import { problem } from '@fusionrank/domain/problem';
import { ELEMENT_TYPE, serializeOnnx, type OnnxConstant, type OnnxNode } from '../../onnx/onnx-model.ts';
import type { GraphNode, GraphTensor, TfjsGraph } from './tfjs-graph.ts';

/** What of a convolutional graph becomes the ONNX model. */
export interface BackboneRequest {
  readonly graph: TfjsGraph;
  /** Side of the square input, in pixels. */
  readonly side: number;
  /** The node whose output is the normalised picture: `pixel · 2/255 − 1`. */
  readonly input: string;
  /** Output name to the node that is averaged over the picture for it. */
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Converts a TensorFlow.js convolutional backbone (NHWC) to ONNX (NCHW), opset 13.
 *
 * Input `pixels`: uint8 [N, side, side, 3]. Outputs: float32 [N, channels], each a feature map averaged over its
 * positions. Throws ARTIFACT_INVALID on an operation that isn't part of such a backbone.
 */
export function convertBackbone(request: BackboneRequest): Buffer {
  const build: Build = { graph: request.graph, nodes: [], constants: [], done: new Map() };
  build.done.set(request.input, normalisedInput(build));
  const outputs = Object.entries(request.outputs).map(([name, source]) => {
    add(build, { op: 'GlobalAveragePool', inputs: [convert(build, source)], output: `${name}_pooled` });
    add(build, { op: 'Flatten', inputs: [`${name}_pooled`], output: name, attributes: { axis: 1 } });
    return { name, elementType: ELEMENT_TYPE.float, shape: ['N', `${name}_channels`] };
  });
  return serializeOnnx({
    name: 'backbone',
    nodes: build.nodes,
    constants: build.constants,
    inputs: [{ name: 'pixels', elementType: ELEMENT_TYPE.uint8, shape: ['N', request.side, request.side, 3] }],
    outputs,
  });
}

interface Build {
  readonly graph: TfjsGraph;
  readonly nodes: OnnxNode[];
  readonly constants: OnnxConstant[];
  /** Source node to the ONNX value that holds its output. */
  readonly done: Map<string, string>;
}

const add = (build: Build, node: OnnxNode): string => {
  build.nodes.push(node);
  return node.output;
};

const scalar = (build: Build, name: string, value: number): string => {
  build.constants.push({ name, shape: [], values: Float32Array.of(value) });
  return name;
};

function normalisedInput(build: Build): string {
  scalar(build, 'zero', 0);
  scalar(build, 'six', 6);
  add(build, { op: 'Cast', inputs: ['pixels'], output: 'floats', attributes: { to: ELEMENT_TYPE.float } });
  add(build, { op: 'Transpose', inputs: ['floats'], output: 'planes', attributes: { perm: [0, 3, 1, 2] } });
  add(build, { op: 'Mul', inputs: ['planes', scalar(build, 'two255ths', 2 / 255)], output: 'scaled' });
  return add(build, { op: 'Sub', inputs: ['scaled', scalar(build, 'one', 1)], output: 'normalised' });
}

/** Depth-first: the operands of a node come before it, each once. */
function convert(build: Build, reference: string): string {
  const name = reference.replace(/:\d+$/, '');
  const known = build.done.get(name);
  if (known !== undefined) return known;
  const node = build.graph.nodes.get(name);
  if (node === undefined) throw problem('ARTIFACT_INVALID', `expected a node called ${name} in the graph, found none`);
  const output = convertNode(build, node);
  build.done.set(name, output);
  return output;
}

function convertNode(build: Build, node: GraphNode): string {
  const output = node.name;
  switch (node.op) {
    case 'Conv2D':
    case 'DepthwiseConv2dNative':
      return convolution(build, node);
    case 'Add':
    case 'AddV2':
      return add(build, { op: 'Add', inputs: operands(build, node), output });
    case 'AddN':
      return add(build, { op: 'Sum', inputs: operands(build, node), output });
    case 'Mul':
    case 'Sub':
      return add(build, { op: node.op, inputs: operands(build, node), output });
    case 'Relu6':
      return add(build, { op: 'Clip', inputs: [...operands(build, node), 'zero', 'six'], output });
    default:
      throw problem(
        'ARTIFACT_INVALID',
        `node ${node.name}: expected an operation of a convolutional backbone, got ${node.op}`,
      );
  }
}

function operands(build: Build, node: GraphNode): string[] {
  return node.input.map((reference) => {
    const weight = build.graph.weights.get(reference);
    return weight === undefined ? convert(build, reference) : channelConstant(build, reference, weight);
  });
}

/** A per-channel constant of batch normalisation: [channels] in NHWC broadcasts as [channels, 1, 1] in NCHW. */
function channelConstant(build: Build, name: string, weight: GraphTensor): string {
  if (build.done.has(name)) return name;
  const shape = weight.shape.length === 0 ? [] : [weight.values.length, 1, 1];
  build.constants.push({ name, shape, values: weight.values });
  build.done.set(name, name);
  return name;
}

function convolution(build: Build, node: GraphNode): string {
  const [picture = '', kernelName = ''] = node.input;
  const kernel = build.graph.weights.get(kernelName);
  if (kernel === undefined)
    throw problem('ARTIFACT_INVALID', `node ${node.name}: expected a constant kernel, got ${kernelName}`);
  const depthwise = node.op === 'DepthwiseConv2dNative';
  const input = convert(build, picture);
  const transposed = depthwise ? depthwiseKernel(kernel) : denseKernel(kernel);
  build.constants.push({ name: kernelName, ...transposed });
  return add(build, {
    op: 'Conv',
    inputs: [input, kernelName],
    output: node.name,
    attributes: {
      auto_pad: padding(node) === 'SAME' ? 'SAME_UPPER' : 'VALID',
      strides: (node.attr.strides?.list.i ?? [1, 1, 1, 1]).slice(1, 3),
      ...(depthwise ? { group: kernel.shape[2] ?? 1 } : {}),
    },
  });
}

const padding = (node: GraphNode): string => String.fromCharCode(...(node.attr.padding?.s ?? []));

/** [height, width, in, out] → [out, in, height, width]. */
export function denseKernel({ shape, values }: GraphTensor): GraphTensor {
  const [height = 0, width = 0, inputs = 0, outputs = 0] = shape;
  const plane = height * width;
  const out = new Float32Array(values.length);
  values.forEach((value, i) => {
    const [o, c, position] = [i % outputs, Math.floor(i / outputs) % inputs, Math.floor(i / (outputs * inputs))];
    out[(o * inputs + c) * plane + position] = value;
  });
  return { shape: [outputs, inputs, height, width], values: out };
}

/** [height, width, channels, multiplier] → [channels · multiplier, 1, height, width]. */
export function depthwiseKernel({ shape, values }: GraphTensor): GraphTensor {
  const [height = 0, width = 0, channels = 0, multiplier = 0] = shape;
  const filters = channels * multiplier;
  const out = new Float32Array(values.length);
  values.forEach((value, i) => {
    out[(i % filters) * height * width + Math.floor(i / filters)] = value;
  });
  return { shape: [filters, 1, height, width], values: out };
}
