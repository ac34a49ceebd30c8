import { parseItemId, parseUserId } from '@fusionrank/domain/id';
import { MODALITIES } from '@fusionrank/domain/modality';
import { z } from 'zod';
import type { TextEncoderWeights } from '../encoders/learned/text-encoder-weights.ts';
import type { Weight } from '../fusion/weights.ts';
import { NUMERIC_FEATURES } from '../ranking/numeric-features.ts';
import { PROFILE_FEATURES } from '../ranking/user-input.ts';
import type { Artifact, BehaviourSnapshot, ItemSnapshot, LinearMap, NeighbourTable, PcaBasis } from './artifact.ts';
import type { Manifest } from './manifest.ts';
import { type PackedArray, unpackArray } from './packed-arrays.ts';
import { altered, jsonOf, verifiedFiles, type VerifiedFiles } from './verified-files.ts';

/**
 * Reads an artifact after verifying all of it.
 * @param expectedSha256 of the manifest, as `writeArtifact` returned it; absent: the manifest's own record.
 * @throws Problem ARTIFACT_INVALID when a file is missing, truncated, altered, or of another format: which, and why.
 */
export async function readArtifact(directory: string, expectedSha256?: string): Promise<Artifact> {
  const source = await verifiedFiles(directory, expectedSha256);
  const { manifest } = source;
  checkFeatures(manifest);
  const textPca = basis(source, 'textPca');
  const imagePca = basis(source, 'imagePca');
  const textToImage = linearMap(source);
  const textEncoder = textEncoderWeights(source);
  const behaviour = behaviourSnapshot(source);
  return {
    manifest,
    network: networkOf(source),
    encoding: parsedJson(source, 'encoding.json', encodingSchema),
    ...(textPca && { textPca }),
    ...(imagePca && { imagePca }),
    ...(textToImage && { textToImage }),
    ...(textEncoder && { textEncoder }),
    ...(behaviour && { behaviour }),
    items: itemSnapshot(source),
    provenance: provenanceOf(manifest),
  };
}

const scalingSchema = z.object({ median: z.number(), iqr: z.number().positive(), p1: z.number(), p99: z.number() });
const encodingSchema = z.object({
  attributeKeys: z.array(z.string()),
  vocabulary: z.record(z.string(), z.number().int()),
  scaling: z.record(z.enum(NUMERIC_FEATURES), scalingSchema),
});
const hashes = z.array(z.string().nullable());
const itemsSchema = z.object({ ids: z.array(z.string()), textHashes: hashes, imageHashes: hashes });
const behaviourSchema = z.object({ itemIds: z.array(z.string()), userIds: z.array(z.string()) });

function checkFeatures({ features }: Manifest): void {
  for (const [name, came, expected] of [
    ['modalities', features.modalities, MODALITIES],
    ['profile features', features.profile, PROFILE_FEATURES],
    ['numeric features', features.numeric, NUMERIC_FEATURES],
  ] as const) {
    if (came.join() !== expected.join()) throw altered('manifest.json', `${name} ${expected.join()}`, came.join());
  }
}

function networkOf(source: VerifiedFiles): Artifact['network'] {
  const { modelVersion, config, widths, crossFeatures, scoreWeights, calibration, weights } = source.manifest.network;
  const named = weights.map(({ name, shape, kind }): readonly [string, Weight] => [
    name,
    { shape, kind, values: floats(source, `weights.${name}`, shape[0] * shape[1]) },
  ]);
  return {
    modelVersion,
    shape: { config, widths },
    crossFeatures,
    scoreWeights,
    ...(calibration && { calibration }),
    weights: new Map(named),
  };
}

function basis(source: VerifiedFiles, name: 'textPca' | 'imagePca'): PcaBasis | undefined {
  const shape = source.manifest.shapes[name];
  if (shape === undefined) return undefined;
  return {
    ...shape,
    mean: floats(source, `${name}.mean`, shape.width),
    components: floats(source, `${name}.components`, shape.count * shape.width),
    ...(source.manifest.arrays[`${name}.scale`] && { scale: floats(source, `${name}.scale`, shape.count) }),
  };
}

function linearMap(source: VerifiedFiles): LinearMap | undefined {
  const shape = source.manifest.shapes.textToImage;
  if (shape === undefined) return undefined;
  return {
    ...shape,
    matrix: floats(source, 'textToImage.matrix', shape.inputWidth * shape.outputWidth),
    bias: floats(source, 'textToImage.bias', shape.outputWidth),
  };
}

function textEncoderWeights(source: VerifiedFiles): TextEncoderWeights | undefined {
  const shape = source.manifest.shapes.textEncoder;
  if (shape === undefined) return undefined;
  const { buckets, width, dense } = shape;
  return {
    buckets,
    width,
    embedding: floats(source, 'textEncoder.embedding', buckets * width),
    importance: floats(source, 'textEncoder.importance', buckets),
    ...(dense && {
      dense: {
        kernel: floats(source, 'textEncoder.dense.kernel', width * width),
        bias: floats(source, 'textEncoder.dense.bias', width),
      },
    }),
  };
}

function itemSnapshot(source: VerifiedFiles): ItemSnapshot {
  const { ids, textHashes, imageHashes } = parsedJson(source, 'items.json', itemsSchema);
  const { textWidth, imageWidth, textEncoder } = source.manifest.shapes;
  return {
    ids: ids.map(parseItemId),
    textHashes: textHashes.map((hash) => hash ?? undefined),
    imageHashes: imageHashes.map((hash) => hash ?? undefined),
    text: {
      width: textWidth,
      values: floats(source, 'items.text.values', ids.length * textWidth),
      present: bytesOf(source, 'items.text.present', ids.length),
      ...(textEncoder && { learned: textEncoder.width }),
    },
    image: {
      width: imageWidth,
      values: floats(source, 'items.image.values', ids.length * imageWidth),
      present: bytesOf(source, 'items.image.present', ids.length),
    },
  };
}

function behaviourSnapshot(source: VerifiedFiles): BehaviourSnapshot | undefined {
  const shape = source.manifest.shapes.behaviour;
  if (shape === undefined) return undefined;
  const { itemIds, userIds } = parsedJson(source, 'behaviour.json', behaviourSchema);
  const neighbours = (name: string, rows: number, perRow: number): NeighbourTable => ({
    perRow,
    indices: array(source, { name: `${name}.indices`, length: rows * perRow, type: Int32Array }),
    similarities: floats(source, `${name}.similarities`, rows * perRow),
  });
  return {
    width: shape.width,
    itemIds: itemIds.map(parseItemId),
    itemFactors: floats(source, 'behaviour.itemFactors', itemIds.length * shape.width),
    itemNeighbours: neighbours('behaviour.itemNeighbours', itemIds.length, shape.itemNeighboursPerRow),
    userIds: userIds.map(parseUserId),
    userFactors: floats(source, 'behaviour.userFactors', userIds.length * shape.width),
    userNeighbours: neighbours('behaviour.userNeighbours', userIds.length, shape.userNeighboursPerRow),
  };
}

function provenanceOf({
  createdAt,
  codeVersion,
  dataFingerprint,
  seed,
  backend,
  encoders,
  simulated,
  metrics,
  training,
}: Manifest): Artifact['provenance'] {
  const { text, image } = encoders;
  return {
    createdAt: new Date(createdAt),
    codeVersion,
    dataFingerprint,
    seed,
    backend,
    encoders: { ...(text !== undefined && { text }), ...(image !== undefined && { image }) },
    simulated,
    metrics,
    training,
  };
}

const floats = (source: VerifiedFiles, name: string, length: number): Float32Array =>
  array(source, { name, length, type: Float32Array });
const bytesOf = (source: VerifiedFiles, name: string, length: number): Uint8Array =>
  array(source, { name, length, type: Uint8Array });

interface Wanted<T> {
  readonly name: string;
  readonly length: number;
  readonly type: new (length: number) => T;
}

function array<T extends PackedArray>({ manifest, files }: VerifiedFiles, { name, length, type }: Wanted<T>): T {
  const place = manifest.arrays[name];
  const bytes = place && files.get(place.file);
  if (place === undefined || bytes === undefined) throw altered('manifest.json', `an array ${name}`, 'none');
  const values = unpackArray(bytes, name, place);
  if (values.length !== length || !(values instanceof type))
    throw altered(place.file, `${name} of ${length} ${type.name}`, `${values.length} ${place.type}`);
  return values;
}

function parsedJson<T>({ files }: VerifiedFiles, name: string, schema: z.ZodType<T>): T {
  const bytes = files.get(name);
  if (bytes === undefined) throw altered('manifest.json', `a file ${name}`, 'none');
  const parsed = schema.safeParse(jsonOf(name, bytes));
  if (parsed.success) return parsed.data;
  throw altered(name, 'contents of this format', parsed.error.issues[0]?.message ?? 'others');
}
