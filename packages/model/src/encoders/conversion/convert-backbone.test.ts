import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { openSession } from '../onnx-session.ts';
import { convertBackbone, denseKernel, depthwiseKernel } from './convert-backbone.ts';
import type { GraphNode, TfjsGraph } from './tfjs-graph.ts';

const ascii = (text: string): number[] => [...Buffer.from(text)];
const conv = (name: string, op: string, input: string[]): GraphNode => ({
  name,
  op,
  input,
  attr: { strides: { list: { i: [1, 1, 1, 1] } }, padding: { s: ascii('SAME') } },
});
const plain = (name: string, op: string, input: string[]): GraphNode => ({ name, op, input, attr: {} });

function graphOf(nodes: readonly GraphNode[]): TfjsGraph {
  return {
    nodes: new Map(nodes.map((node) => [node.name, node])),
    weights: new Map([
      // 1×1: out0 = red + 2 green, out1 = 3 blue.
      ['mix', { shape: [1, 1, 3, 2], values: Float32Array.of(1, 0, 2, 0, 0, 3) }],
      ['double', { shape: [1, 1, 2, 1], values: Float32Array.of(2, 2) }],
      ['shift', { shape: [2], values: Float32Array.of(1, -1) }],
    ]),
  };
}

async function run(graph: TfjsGraph, output: string, pixels: readonly number[]): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'convert-'));
  try {
    const path = join(folder, 'model.onnx');
    await writeFile(path, convertBackbone({ graph, side: 2, input: 'input', outputs: { feature: output } }));
    const session = await openSession(path);
    const result = await session.run({ pixels: new Tensor('uint8', Uint8Array.from(pixels), [1, 2, 2, 3]) });
    await session.release();
    return [...(result['feature']!.data as Float32Array)];
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the converted network computes what the graph says, worked by hand', async () => {
  const graph = graphOf([
    conv('mixed', 'Conv2D', ['input', 'mix']),
    conv('doubled', 'DepthwiseConv2dNative', ['mixed', 'double']),
    plain('shifted', 'Add', ['doubled', 'shift']),
    plain('clipped', 'Relu6', ['shifted']),
  ]);
  // Pixels 255, 0, 255 are (1, −1, 1): mixed (−1, 3), doubled (−2, 6), shifted (−1, 5), clipped (0, 5).
  // Pixels 255, 255, 0 are (1, 1, −1): mixed (3, −3), doubled (6, −6), shifted (7, −7), clipped (6, 0).
  const pixels = [255, 0, 255, 255, 0, 255, 255, 255, 0, 255, 255, 0];
  const [first, second] = await run(graph, 'clipped', pixels);
  expect(first).toBeCloseTo(3, 5);
  expect(second).toBeCloseTo(2.5, 5);
});

test('an operation that is no part of a convolutional backbone is refused by name', () => {
  const graph = graphOf([plain('odd', 'NonMaxSuppressionV5', ['input'])]);
  expect(() => convertBackbone({ graph, side: 2, input: 'input', outputs: { feature: 'odd' } })).toThrow(
    'NonMaxSuppressionV5',
  );
});

test('a node that isn’t there is refused by name', () => {
  expect(() => convertBackbone({ graph: graphOf([]), side: 2, input: 'input', outputs: { feature: 'lost' } })).toThrow(
    'lost',
  );
});

test('kernels are turned from height–width–in–out to out–in–height–width', () => {
  // [1, 2, 2, 2]: value = 100·x + 10·in + out.
  const values = Float32Array.of(0, 1, 10, 11, 100, 101, 110, 111);
  expect(denseKernel({ shape: [1, 2, 2, 2], values })).toEqual({
    shape: [2, 2, 1, 2],
    values: Float32Array.of(0, 100, 10, 110, 1, 101, 11, 111),
  });
  expect(depthwiseKernel({ shape: [1, 2, 2, 2], values })).toEqual({
    shape: [4, 1, 1, 2],
    values: Float32Array.of(0, 100, 1, 101, 10, 110, 11, 111),
  });
});
