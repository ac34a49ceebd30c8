import path from 'node:path';
import { parseModelVersionId } from '@fusionrank/domain/id';
import type { UserId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { createRng } from '@fusionrank/domain/rng';
import { writeArtifact } from '@fusionrank/model/artifact';
import type { BehaviourSnapshot, PcaBasis } from '@fusionrank/model/artifact';
import { denseMatrix, fitPca, IMAGE_WHITENING, projectPca } from '@fusionrank/model/linear-algebra';
import type { ModalityColumn } from '@fusionrank/model/ranking';
import {
  buildItemFeatures,
  fitFeatureEncoding,
  modalityColumn,
  unknownUser,
  vocabularySize,
} from '@fusionrank/model/ranking';
import { OBJECTIVES, selectBackend, trainNetwork } from '@fusionrank/model/training';
import { CROSS_FEATURES } from '@fusionrank/search/ranking';
import type { GatewayStore } from '../serving/serving.ts';

export interface ModelToWrite {
  readonly home: string;
  readonly store: Pick<GatewayStore, 'modelVersions'>;
  readonly items: readonly CatalogItem[];
  /** Version id, and seed of everything random. */
  readonly name: string;
  /** Neighbours of each other. */
  readonly users: readonly UserId[];
  /** What the items' texts were encoded to; absent: there was no encoder, and their vectors are random. */
  readonly texts?: EncodedTexts;
  /** Random ones of no encoder without it. */
  readonly pictures?: EncodedPictures;
}

export interface EncodedTexts {
  readonly encoder: string;
  readonly hashOf: (item: CatalogItem) => string;
  /** [4] */
  readonly vectorOf: (item: CatalogItem) => Float32Array;
}

/** The items' pictures as an image encoder sees them. */
export interface EncodedPictures {
  readonly encoder: string;
  /** Raw vectors by the pictures' hashes. */
  readonly vectors: ReadonlyMap<string, Float32Array>;
}

const WIDTH = 4;

/** Trains a very small network for one epoch, registers its artifact and makes it live; returns the artifact's folder. */
export async function writeModel({ home, store, items, name, users, texts, pictures }: ModelToWrite): Promise<string> {
  await selectBackend('cpu');
  const rng = createRng(name);
  const ids = items.map(({ id }) => id);
  const vector = (length: number): Float32Array => Float32Array.from({ length }, () => rng.normal());
  const column = modalityColumn(ids, { width: WIDTH, vectorOf: () => vector(WIDTH) });
  const text = texts === undefined ? column : textColumn(items, texts);
  const encoding = fitFeatureEncoding(items);
  const image = pictures === undefined ? { column, hashes: ids.map(() => undefined) } : imagesOf(items, pictures);
  const table = buildItemFeatures({ items, encoding, text, image: image.column, behaviour: column });
  const rows = Int32Array.from([0, 1, 2, 3]);
  const slate = {
    user: unknownUser(),
    query: {},
    rows,
    positions: rows,
    cross: new Float32Array(rows.length * CROSS_FEATURES.length),
    labels: Uint8Array.from({ length: rows.length * OBJECTIVES.length }, (_, i) => (i === 0 ? 1 : 0)),
    shownAt: new Date(0),
  };
  const { network } = await trainNetwork({
    items: table,
    attributeVocabulary: vocabularySize(encoding),
    slates: [slate],
    validation: [slate],
    crossFeatures: CROSS_FEATURES,
    modelVersion: name,
    seed: rng.below(1_000),
    config: { maxEpochs: 1 },
  });
  const directory = path.join(home, 'artifacts', name);
  const { sha256 } = await writeArtifact(directory, {
    network,
    encoding,
    ...(texts && { textPca: asTheyAre() }),
    behaviour: behaviourOf({ ids, users, factors: column.values }),
    items: {
      ids,
      textHashes: items.map((item) => texts?.hashOf(item)),
      imageHashes: image.hashes,
      text,
      image: image.column,
    },
    ...('imagePca' in image ? { imagePca: image.imagePca } : {}),
    provenance: {
      createdAt: new Date(0),
      codeVersion: 'test',
      dataFingerprint: name,
      seed: 1,
      backend: 'cpu',
      encoders: {
        ...(texts !== undefined && { text: texts.encoder }),
        ...(pictures !== undefined && { image: pictures.encoder }),
      },
      simulated: true,
      metrics: {},
      training: {},
    },
  });
  const id = parseModelVersionId(name);
  const metrics = { validation: { 'ndcg@10': 0.5 } };
  await store.modelVersions.register({ id, directory: name, sha256, fingerprint: name, config: {}, metrics });
  await store.modelVersions.publish(id);
  return directory;
}

/** Projected as the serving process projects what is encoded later. */
function textColumn(items: readonly CatalogItem[], { vectorOf }: EncodedTexts): ModalityColumn {
  return modalityColumn(
    items.map(({ id }) => id),
    { width: WIDTH, vectorOf: (_id, row) => projectPca(asTheyAre(), vectorOf(items[row] as CatalogItem)) },
  );
}

/** A basis in which vectors of WIDTH numbers keep their direction. */
function asTheyAre(): PcaBasis & { readonly scale: Float32Array } {
  const components = Float32Array.from({ length: WIDTH ** 2 }, (_, i) => (i % (WIDTH + 1) === 0 ? 1 : 0));
  const scale = new Float32Array(WIDTH).fill(1);
  return { width: WIDTH, count: WIDTH, mean: new Float32Array(WIDTH), components, scale };
}

/** WIDTH principal components of the pictures. */
function imagesOf(items: readonly CatalogItem[], { vectors }: EncodedPictures) {
  const rows = denseMatrix([...vectors.values()]);
  const imagePca = fitPca({ rows, components: WIDTH, seed: 1, whitening: IMAGE_WHITENING });
  const hashes = items.map(({ image }) => (image.status === 'present' ? image.hash : undefined));
  const ids = items.map(({ id }) => id);
  const projected = new Map(items.map(({ id }, row) => [id, vectors.get(hashes[row] ?? '')]));
  const column = modalityColumn(ids, {
    width: WIDTH,
    vectorOf: (id) => {
      const vector = projected.get(id);
      return vector && projectPca(imagePca, vector);
    },
  });
  return { column, hashes, imagePca };
}

interface Behaviour {
  readonly ids: BehaviourSnapshot['itemIds'];
  readonly users: readonly UserId[];
  readonly factors: Float32Array;
}

function behaviourOf({ ids, users, factors }: Behaviour): BehaviourSnapshot {
  const next = (count: number) => ({
    perRow: 1,
    indices: Int32Array.from({ length: count }, (_, row) => (row + 1) % count),
    similarities: new Float32Array(count).fill(0.75),
  });
  return {
    width: WIDTH,
    itemIds: ids,
    itemFactors: factors,
    itemNeighbours: next(ids.length),
    itemLinks: { ...next(ids.length), kind: 'co-visits', recency: 0.9 },
    userIds: users,
    userFactors: new Float32Array(users.length * WIDTH),
    userNeighbours: next(users.length),
  };
}
