import { join } from 'node:path';
import { parseItemId, parseUserId } from '@fusionrank/domain/id';
import { MODALITIES } from '@fusionrank/domain/modality';
import { z } from 'zod';
import type { TextEncoderWeights } from '../encoders/learned/text-encoder-weights.ts';
import type { Weight } from '../fusion/weights.ts';
import { NUMERIC_FEATURES } from '../ranking/numeric-features.ts';
import { PROFILE_FEATURES } from '../ranking/user-input.ts';
import type { LinearMap, PcaBasis } from './artifact.ts';
import type { ArrayPlace, Manifest } from './manifest.ts';
import type {
  OpenedArtifact,
  StoredBehaviour,
  StoredColumn,
  StoredItems,
  StoredNeighbours,
} from './opened-artifact.ts';
import { type PackedArray, unpackArray } from './packed-arrays.ts';
import { readBytes, StoredRows } from './stored-rows.ts';
import { altered, jsonOf, verifiedFiles, type VerifiedFiles } from './verified-files.ts';

/**
 * Opens an artifact after verifying all of it. What grows with the catalogue stays on disk, and is read when it is asked for.
 * @param expectedSha256 of the manifest, as `writeArtifact` returned it; absent: the manifest's own record.
 * @throws Problem ARTIFACT_INVALID when a file is missing, truncated, altered, or of another format: which, and why.
 */
export async function openArtifact(directory: string, expectedSha256?: string): Promise<OpenedArtifact> {
  const source = await verifiedFiles(directory, expectedSha256);
  const { manifest } = source;
  checkFeatures(manifest);
  const textPca = basis(source, 'textPca');
  const imagePca = basis(source, 'imagePca');
  const textToImage = linearMap(source);
  const textEncoder = textEncoderWeights(source);
  const behaviour = storedBehaviour(source);
  return {
    manifest,
    network: networkOf(source),
    encoding: parsedJson(source, 'encoding.json', encodingSchema),
    ...(textPca && { textPca }),
    ...(imagePca && { imagePca }),
    ...(textToImage && { textToImage }),
    ...(textEncoder && { textEncoder }),
    ...(behaviour && { behaviour }),
    items: storedItems(source),
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

function networkOf(source: VerifiedFiles): OpenedArtifact['network'] {
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

function storedItems(source: VerifiedFiles): StoredItems {
  const { ids, textHashes, imageHashes } = parsedJson(source, 'items.json', itemsSchema);
  const { textWidth, imageWidth, textEncoder } = source.manifest.shapes;
  const column = (name: 'text' | 'image', width: number): StoredColumn => ({
    width,
    values: storedFloats(source, `items.${name}.values`, { count: ids.length, width }),
    present: presence(source, `items.${name}.present`, ids.length),
  });
  return {
    ids: ids.map(parseItemId),
    textHashes: textHashes.map((hash) => hash ?? undefined),
    imageHashes: imageHashes.map((hash) => hash ?? undefined),
    text: { ...column('text', textWidth), ...(textEncoder && { learned: textEncoder.width }) },
    image: column('image', imageWidth),
  };
}

function storedBehaviour(source: VerifiedFiles): StoredBehaviour | undefined {
  const shape = source.manifest.shapes.behaviour;
  if (shape === undefined) return undefined;
  const { itemIds, userIds } = parsedJson(source, 'behaviour.json', behaviourSchema);
  const { width } = shape;
  const neighbours = (name: string, count: number, perRow: number): StoredNeighbours => ({
    perRow,
    indices: storedRows(source, `${name}.indices`, { count, width: perRow, type: Int32Array }),
    similarities: storedFloats(source, `${name}.similarities`, { count, width: perRow }),
  });
  return {
    width,
    itemIds: itemIds.map(parseItemId),
    itemFactors: storedFloats(source, 'behaviour.itemFactors', { count: itemIds.length, width }),
    itemNeighbours: neighbours('behaviour.itemNeighbours', itemIds.length, shape.itemNeighboursPerRow),
    ...(shape.itemLinks && {
      itemLinks: {
        ...neighbours('behaviour.itemLinks', itemIds.length, shape.itemLinks.perRow),
        kind: shape.itemLinks.kind,
        recency: shape.itemLinks.recency,
      },
    }),
    userIds: userIds.map(parseUserId),
    userFactors: storedFloats(source, 'behaviour.userFactors', { count: userIds.length, width }),
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
}: Manifest): OpenedArtifact['provenance'] {
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

/** The named array, in memory of its own. */
function floats({ manifest, files }: VerifiedFiles, name: string, length: number): Float32Array {
  const place = placeOf(manifest, name, { length, type: Float32Array });
  const bytes = files.get(place.file);
  if (bytes === undefined) throw altered('manifest.json', `an array ${name} in a file read whole`, place.file);
  return unpackArray(bytes, name, place) as Float32Array;
}

interface StoredShape {
  readonly count: number;
  readonly width: number;
}

const storedFloats = (source: VerifiedFiles, name: string, shape: StoredShape): StoredRows<Float32Array> =>
  storedRows(source, name, { ...shape, type: Float32Array });

function storedRows<Values extends Float32Array | Int32Array>(
  { manifest, directory }: VerifiedFiles,
  name: string,
  { count, width, type }: StoredShape & { readonly type: new (length: number) => Values },
): StoredRows<Values> {
  const place = placeOf(manifest, name, { length: count * width, type });
  return new StoredRows({ path: join(directory, place.file), place, width, make: (length) => new type(length) });
}

/** [length], 1 where something is there. */
function presence({ manifest, directory }: VerifiedFiles, name: string, length: number): Uint8Array {
  const place = placeOf(manifest, name, { length, type: Uint8Array });
  return readBytes(join(directory, place.file), place);
}

interface Wanted {
  readonly length: number;
  readonly type: new (length: number) => PackedArray;
}

const TYPES = { float32: Float32Array, int32: Int32Array, uint8: Uint8Array } as const;

/** Where an array lies, in a file of at least its size. */
function placeOf({ arrays, files }: Manifest, name: string, { length, type }: Wanted): ArrayPlace {
  const place = arrays[name];
  const file = place && files[place.file];
  if (place === undefined || file === undefined) throw altered('manifest.json', `an array ${name}`, 'none');
  if (place.length !== length || TYPES[place.type] !== type)
    throw altered(place.file, `${name} of ${length} ${type.name}`, `${place.length} ${place.type}`);
  const end = place.offset + length * TYPES[place.type].BYTES_PER_ELEMENT;
  if (end > file.bytes)
    throw altered(place.file, `${name} at bytes ${place.offset} to ${end}`, `a file of ${file.bytes}`);
  return place;
}

function parsedJson<T>({ files }: VerifiedFiles, name: string, schema: z.ZodType<T>): T {
  const bytes = files.get(name);
  if (bytes === undefined) throw altered('manifest.json', `a file ${name}`, 'none');
  const parsed = schema.safeParse(jsonOf(name, bytes));
  if (parsed.success) return parsed.data;
  throw altered(name, 'contents of this format', parsed.error.issues[0]?.message ?? 'others');
}
