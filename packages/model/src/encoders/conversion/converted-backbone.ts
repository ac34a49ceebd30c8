import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import { locateWeights, weightsFile } from '../weights/locate-weights.ts';
import { COCO_SSD_WEIGHTS } from '../weights/pinned-weights.ts';
import { convertBackbone } from './convert-backbone.ts';
import { readTfjsGraph } from './tfjs-graph.ts';

/** sha256 of the file that our converter makes of the pinned weights; a change of either is a new encoder. */
export const BACKBONE_SHA256 = 'daebf125d53979316dc1bfe5abfe377a986cca893965a737a9b3cc70f8f8904c';

/** Side of the pictures the backbone reads, in pixels. */
export const BACKBONE_SIDE = 300;

const EXPANDED = 'FeatureExtractor/MobilenetV2/expanded_conv_';

/**
 * The path of the image backbone as ONNX under `<home>/encoders`, converted on first use. A cached file that isn't
 * byte for byte what the converter makes is replaced.
 */
export async function convertedBackbone(home: string): Promise<string> {
  const directory = join(home, 'encoders');
  const path = join(directory, `coco-mobilenet-v2-${BACKBONE_SHA256.slice(0, 8)}.onnx`);
  if ((await sha256IfPresent(path)) === BACKBONE_SHA256) return path;
  const bytes = await convertPinned();
  const actual = sha256(bytes);
  if (actual !== BACKBONE_SHA256) {
    throw problem(
      'ARTIFACT_INVALID',
      `image backbone: expected the conversion to have sha256 ${BACKBONE_SHA256}, got ${actual}`,
    );
  }
  await mkdir(directory, { recursive: true });
  const partial = `${path}.${randomUUID()}.partial`;
  await writeFile(partial, bytes);
  await rename(partial, path);
  return path;
}

async function convertPinned(): Promise<Buffer> {
  const files = await locateWeights(COCO_SSD_WEIGHTS);
  const graph = await readTfjsGraph(weightsFile(files, 'model.json'), (name) => weightsFile(files, name));
  return convertBackbone({
    graph,
    side: BACKBONE_SIDE,
    input: 'Preprocessor/sub',
    outputs: { mid13: `${EXPANDED}13/expand/Relu6`, mid16: `${EXPANDED}16/expand/Relu6` },
  });
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function sha256IfPresent(path: string): Promise<string | undefined> {
  try {
    return sha256(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
