import { itemText } from '@fusionrank/domain/item';
import { createRng, shuffled } from '@fusionrank/domain/rng';
import type { VectorStore } from '@fusionrank/feature-store';
import type { LinearMap, PcaBasis } from '@fusionrank/model/artifact';
import {
  alignTextsToImages,
  IMAGE_ENCODER_NAME,
  TEXT_ENCODER_NAME,
  type Alignment,
  type LearnedTextEncoder,
  type TextEncoderWeights,
} from '@fusionrank/model/encoders';
import { denseMatrix, fitPca, IMAGE_WHITENING, projectPca, TEXT_WHITENING } from '@fusionrank/model/linear-algebra';
import type { ModalityColumn } from '@fusionrank/model/ranking';
import type { ShopCatalogue } from './shop-catalogue.ts';

/** The frozen encoders' vectors, projected to what the network reads. */
export interface ItemVectors {
  readonly text: ModalityColumn;
  readonly image: ModalityColumn;
  /** Absent where no item has the modality. */
  readonly textPca?: PcaBasis;
  readonly imagePca?: PcaBasis;
  /** Absent where too few items have both a text and a picture. */
  readonly textToImage?: LinearMap;
  /** How that map was found and how well it does on pairs that it never saw. */
  readonly alignment?: Omit<Alignment, 'map'>;
  readonly textEncoder?: TextEncoderWeights;
}

export interface ItemVectorRequest {
  readonly vectors: Pick<VectorStore, 'read'>;
  readonly catalogue: ShopCatalogue;
  readonly seed: number;
  /** Principal components kept per modality. */
  readonly components: number;
  /** Its vectors of the items' texts stand behind the principal components; absent: the components alone. */
  readonly textEncoder?: LearnedTextEncoder;
}

/** Fewest items with both modalities from which a text → image map is learned. */
const MIN_PAIRS = 50;

/** Fits the bases on the catalogue and projects every item that was encoded. */
export async function projectItems(request: ItemVectorRequest): Promise<ItemVectors> {
  const { catalogue, textEncoder } = request;
  const text = await projectModality(request, {
    encoder: TEXT_ENCODER_NAME,
    hashes: catalogue.textHashes,
    whitening: TEXT_WHITENING,
  });
  const image = await projectModality(request, {
    encoder: IMAGE_ENCODER_NAME,
    hashes: catalogue.imageHashes,
    whitening: IMAGE_WHITENING,
  });
  const aligned = fitTextToImage(text.column, image.column, request.seed);
  return {
    text: textEncoder === undefined ? text.column : withLearned(text.column, catalogue, textEncoder),
    image: image.column,
    ...(text.basis === undefined ? {} : { textPca: text.basis }),
    ...(image.basis === undefined ? {} : { imagePca: image.basis }),
    ...(aligned === undefined
      ? {}
      : { textToImage: aligned.map, alignment: { kind: aligned.kind, heldOut: aligned.heldOut } }),
    ...(textEncoder === undefined ? {} : { textEncoder: textEncoder.weights }),
  };
}

/** [principal components | learned vector] of every text that was encoded, as `projectItemText` joins them. */
function withLearned(
  { width, values, present }: ModalityColumn,
  { items }: ShopCatalogue,
  encoder: LearnedTextEncoder,
): ModalityColumn {
  const learned = encoder.weights.width;
  const joined = missingColumn(items.length, width + learned);
  items.forEach((item, row) => {
    if (present[row] !== 1) return;
    const at = row * (width + learned);
    joined.values.set(values.subarray(row * width, (row + 1) * width), at);
    joined.values.set(encoder.encode(itemText(item)), at + width);
    joined.present[row] = 1;
  });
  return { ...joined, learned };
}

interface ModalitySource {
  readonly encoder: string;
  /** By row. */
  readonly hashes: readonly (string | undefined)[];
  readonly whitening: number;
}

interface Projected {
  readonly column: ModalityColumn;
  readonly basis?: PcaBasis;
}

/** Rows that the basis is fitted on, at most, and rows read from the store at once. */
const SAMPLE = 8_192;
const CHUNK = 4_096;

async function projectModality(
  { vectors, catalogue, seed, components }: ItemVectorRequest,
  { encoder, hashes, whitening }: ModalitySource,
): Promise<Projected> {
  const encoded = [...hashes.keys()].filter((row) => hashes[row] !== undefined);
  const sample = shuffled(encoded, createRng(`${seed}/${encoder}`))
    .slice(0, SAMPLE)
    .sort((a, b) => a - b);
  const read = async (rows: readonly number[]): Promise<ReadonlyMap<string, Float32Array>> =>
    vectors.read(encoder, [...new Set(rows.flatMap((row) => hashes[row] ?? []))]);

  const sampled = [...(await read(sample)).values()];
  if (sampled.length === 0) return { column: missingColumn(catalogue.items.length) };
  const basis = fitPca({ rows: denseMatrix(sampled), components, seed, sample: SAMPLE, whitening });

  const column = missingColumn(catalogue.items.length, basis.count);
  for (let start = 0; start < encoded.length; start += CHUNK) {
    const rows = encoded.slice(start, start + CHUNK);
    const found = await read(rows);
    for (const row of rows) {
      const raw = found.get(hashes[row] ?? '');
      if (raw === undefined) continue;
      column.values.set(projectPca(basis, raw), row * basis.count);
      column.present[row] = 1;
    }
  }
  return { column, basis };
}

function missingColumn(items: number, width = 1): ModalityColumn {
  return { width, values: new Float32Array(items * width), present: new Uint8Array(items) };
}

function fitTextToImage(text: ModalityColumn, image: ModalityColumn, seed: number): Alignment | undefined {
  const both = text.present.map((there, row) => (there === 1 && image.present[row] === 1 ? 1 : 0));
  if (both.reduce((sum, there) => sum + there, 0) < MIN_PAIRS) return undefined;
  const matrix = (column: ModalityColumn) => ({ count: both.length, width: column.width, values: column.values });
  return alignTextsToImages({ texts: matrix(text), images: matrix(image), present: both, seed });
}
