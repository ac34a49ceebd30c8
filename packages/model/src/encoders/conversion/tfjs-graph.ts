import { readFile } from 'node:fs/promises';
import { problem } from '@fusionrank/domain/problem';
import { z } from 'zod';

export interface GraphTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A TensorFlow.js graph model in memory: its nodes by name and its float weights by name. */
export interface TfjsGraph {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly weights: ReadonlyMap<string, GraphTensor>;
}

const listOfIntegers = z.object({ list: z.object({ i: z.array(z.coerce.number()) }) });

const nodeSchema = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z
    .object({
      strides: listOfIntegers.optional(),
      /** ASCII codes of SAME or VALID. */
      padding: z.object({ s: z.array(z.number()) }).optional(),
    })
    .default({}),
});
export type GraphNode = z.infer<typeof nodeSchema>;

const modelSchema = z.object({
  modelTopology: z.object({ node: z.array(nodeSchema) }),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.enum(['float32', 'int32']) })),
    }),
  ),
});

/** Reads an unquantised graph model; `shard` gives the path of a weight file. Throws ARTIFACT_INVALID on another format. */
export async function readTfjsGraph(modelPath: string, shard: (name: string) => string): Promise<TfjsGraph> {
  const parsed = modelSchema.safeParse(JSON.parse(await readFile(modelPath, 'utf8')));
  if (!parsed.success) {
    throw problem(
      'ARTIFACT_INVALID',
      `${modelPath}: expected an unquantised TensorFlow.js graph model, got ${z.prettifyError(parsed.error)}`,
    );
  }
  const weights = new Map<string, GraphTensor>();
  for (const group of parsed.data.weightsManifest) {
    const bytes = Buffer.concat(await Promise.all(group.paths.map((name) => readFile(shard(name)))));
    let offset = 0;
    for (const { name, shape, dtype } of group.weights) {
      const count = shape.reduce((product, size) => product * size, 1);
      if (dtype === 'float32') weights.set(name, { shape, values: floats(bytes, offset, count) });
      offset += count * 4;
    }
  }
  return { nodes: new Map(parsed.data.modelTopology.node.map((node) => [node.name, node])), weights };
}

/** Both formats we know hold four little-endian bytes a value. */
function floats(bytes: Buffer, offset: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => bytes.readFloatLE(offset + i * 4));
}
