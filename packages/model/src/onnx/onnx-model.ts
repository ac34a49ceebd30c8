import { bytesField, message, varintField, type Field } from './protobuf.ts';

/** ONNX element types that we write (onnx.proto3, TensorProto.DataType). */
export const ELEMENT_TYPE = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7, float16: 10 } as const;

type Attribute = number | readonly number[] | string;

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Integers, lists of integers, and strings; we need no others. */
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

export interface OnnxConstant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

export interface OnnxValue {
  readonly name: string;
  readonly elementType: number;
  /** A string names a dimension that is free at run time. */
  readonly shape: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** Version of the operators; 13 unless told. */
  readonly opset?: number;
  /** What a reader may ask the model about itself. */
  readonly metadata?: Readonly<Record<string, string>>;
}

const IR_VERSION = 8;
const DEFAULT_OPSET = 13;

/** Serialises a graph as an ONNX ModelProto (IR version 8). The same graph gives the same bytes. */
export function serializeOnnx(graph: OnnxGraph): Buffer {
  const body = message(
    ...graph.nodes.map((node) => bytesField(1, nodeProto(node))),
    bytesField(2, graph.name),
    ...graph.constants.map((constant) => bytesField(5, tensorProto(constant))),
    ...graph.inputs.map((value) => bytesField(11, valueProto(value))),
    ...graph.outputs.map((value) => bytesField(12, valueProto(value))),
  );
  const opset = message(bytesField(1, ''), varintField(2, graph.opset ?? DEFAULT_OPSET));
  const metadata = Object.entries(graph.metadata ?? {}).map(([key, value]) =>
    bytesField(14, message(bytesField(1, key), bytesField(2, value))),
  );
  return message(
    varintField(1, IR_VERSION),
    bytesField(2, 'fusionrank'),
    bytesField(7, body),
    bytesField(8, opset),
    ...metadata,
  );
}

function nodeProto(node: OnnxNode): Buffer {
  return message(
    ...node.inputs.map((name) => bytesField(1, name)),
    bytesField(2, node.output),
    bytesField(3, node.output),
    bytesField(4, node.op),
    ...Object.entries(node.attributes ?? {}).map(([name, value]) => bytesField(5, attributeProto(name, value))),
  );
}

const ATTRIBUTE_TYPE = { int: 2, string: 3, ints: 7 } as const;

function attributeProto(name: string, value: Attribute): Buffer {
  return message(bytesField(1, name), ...attributeValue(value));
}

function attributeValue(value: Attribute): readonly Field[] {
  if (typeof value === 'string') return [bytesField(4, value), varintField(20, ATTRIBUTE_TYPE.string)];
  if (typeof value === 'number') return [varintField(3, value), varintField(20, ATTRIBUTE_TYPE.int)];
  return [...value.map((element) => varintField(8, element)), varintField(20, ATTRIBUTE_TYPE.ints)];
}

function tensorProto({ name, shape, values }: OnnxConstant): Buffer {
  return message(
    ...shape.map((size) => varintField(1, size)),
    varintField(2, values instanceof Float32Array ? ELEMENT_TYPE.float : ELEMENT_TYPE.int64),
    bytesField(8, name),
    bytesField(9, littleEndian(values)),
  );
}

function littleEndian(values: Float32Array | BigInt64Array): Uint8Array {
  const bytes = new Uint8Array(values.byteLength);
  const view = new DataView(bytes.buffer);
  if (values instanceof Float32Array) values.forEach((value, i) => view.setFloat32(i * 4, value, true));
  else values.forEach((value, i) => view.setBigInt64(i * 8, value, true));
  return bytes;
}

function valueProto({ name, elementType, shape }: OnnxValue): Buffer {
  const dimensions = shape.map((size) =>
    bytesField(1, typeof size === 'string' ? bytesField(2, size) : varintField(1, size)),
  );
  const tensorType = message(varintField(1, elementType), bytesField(2, message(...dimensions)));
  return message(bytesField(1, name), bytesField(2, bytesField(1, tensorType)));
}
