import { MODALITIES } from '@fusionrank/domain/modality';
import { z } from 'zod';
import { CROSS_PATHS, FUSIONS, HISTORY_ENCODERS } from '../fusion/network-shape.ts';

/**
 * Raised when an older reader could misread the files, or a newer one the older files. 2: ways of fusing, of reading the history
 * and of the cross features are said; the history's entries know their place.
 */
export const FORMAT_VERSION = 2;
export const MANIFEST_FILE = 'manifest.json';
/** sha256 of the manifest, so that the manifest itself is guarded. */
export const MANIFEST_HASH_FILE = 'manifest.sha256';

const count = z.number().int().nonnegative();
const jsonObject = z.record(z.string(), z.unknown());

const arraySchema = z.object({
  file: z.string(),
  type: z.enum(['float32', 'int32', 'uint8']),
  /** Bytes from the file's start. */
  offset: count,
  /** Elements, not bytes. */
  length: count,
});

const calibrationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('logistic'), slope: z.number().positive(), intercept: z.number() }),
  z.object({
    kind: z.literal('isotonic'),
    logits: z.array(z.number()).min(1),
    probabilities: z.array(z.number().gt(0).lt(1)).min(1),
  }),
]);

const networkSchema = z.object({
  modelVersion: z.string().min(1),
  config: z.object({
    blocks: z.object(
      Object.fromEntries(MODALITIES.map((modality) => [modality, count])) as Record<
        (typeof MODALITIES)[number],
        typeof count
      >,
    ),
    fusion: z.enum(FUSIONS),
    history: z.enum(HISTORY_ENCODERS),
    hidden: z.array(count).min(1),
    crossPath: z.enum(CROSS_PATHS),
    fusionPath: z.enum(CROSS_PATHS).default('hidden'),
    dropout: z.number(),
    crossDropout: z.number().default(0),
    modalityDropout: z.number(),
    userDropout: z.number(),
  }),
  widths: z.object({
    text: count,
    image: count,
    numeric: count,
    behaviour: count,
    attributeVocabulary: count,
    profile: count,
    cross: count,
    objectives: count,
  }),
  crossFeatures: z.array(z.string()),
  scoreWeights: z.object({ objectives: z.array(z.number()) }),
  /** Absent in artifacts from before there was any. */
  calibration: z.array(calibrationSchema).optional(),
  weights: z.array(
    z.object({ name: z.string(), shape: z.tuple([count, count]), kind: z.enum(['dense', 'sparse', 'fixed']) }),
  ),
});

const shapesSchema = z.object({
  textPca: z.object({ width: count, count }).optional(),
  imagePca: z.object({ width: count, count }).optional(),
  textToImage: z.object({ inputWidth: count, outputWidth: count }).optional(),
  textEncoder: z.object({ buckets: count, width: count, dense: z.boolean() }).optional(),
  behaviour: z.object({ width: count, itemNeighboursPerRow: count, userNeighboursPerRow: count }).optional(),
  textWidth: count,
  imageWidth: count,
});

/** What the artifact says about itself and its files. */
export const manifestSchema = z.object({
  formatVersion: z.literal(FORMAT_VERSION),
  createdAt: z.iso.datetime(),
  codeVersion: z.string(),
  dataFingerprint: z.string(),
  seed: z.number(),
  backend: z.string(),
  encoders: z.object({ text: z.string().optional(), image: z.string().optional() }),
  simulated: z.boolean(),
  metrics: jsonObject,
  training: jsonObject,
  /** The features in their order: a reader that orders them otherwise must refuse the artifact. */
  features: z.object({ modalities: z.array(z.string()), profile: z.array(z.string()), numeric: z.array(z.string()) }),
  network: networkSchema,
  shapes: shapesSchema,
  arrays: z.record(z.string(), arraySchema),
  files: z.record(z.string(), z.object({ sha256: z.string().length(64), bytes: count })),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ArrayPlace = z.infer<typeof arraySchema>;
