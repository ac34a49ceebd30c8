import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@fusionrank/domain/clock';
import { parseModelVersionId } from '@fusionrank/domain/id';
import { isProblem, problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { FeatureStore, ModelVersion } from '@fusionrank/feature-store';
import { projectQuery, readArtifact, writeArtifact, type ArtifactContents } from '@fusionrank/model/artifact';
import {
  IMAGE_ENCODER_NAME,
  openTextEncoderPool,
  rememberQueries,
  TEXT_ENCODER_NAME,
} from '@fusionrank/model/encoders';
import {
  fitFeatureEncoding,
  vocabularySize,
  type FeatureEncoding,
  type ItemFeatureTable,
} from '@fusionrank/model/ranking';
import {
  createEventFile,
  selectBackend,
  trainNetwork,
  type EventFile,
  type TrainingResult,
} from '@fusionrank/model/training';
import type { CatalogIndex } from '@fusionrank/search';
import { CROSS_FEATURES } from '@fusionrank/search/ranking';
import { learnBehaviour, type LearnedBehaviour } from './behaviour-snapshot.ts';
import { dataFingerprint } from './data-fingerprint.ts';
import { featureTable, indexOf } from './feature-table.ts';
import { projectItems, type ItemVectors } from './item-vectors.ts';
import { learnText, type LearnedText } from './learned-text.ts';
import { readCatalogue, type ShopCatalogue } from './shop-catalogue.ts';
import { slateExamples } from './slate-examples.ts';
import { DEFAULT_SHARES, splitByTime, type TimeSplit } from './time-split.ts';
import { engineOf, settingsOf, type TrainingSettings } from './training-settings.ts';
import { checkpointFolder, versionOfRun } from './version-of-run.ts';

export interface TrainRequest extends TrainingSettings {
  readonly store: FeatureStore;
  readonly home: string;
  readonly clock: Clock;
  readonly codeVersion: string;
  readonly onProgress?: OnProgress;
  readonly onNotice?: (sentence: string) => void;
  readonly signal?: AbortSignal;
}

export interface TrainedModel {
  readonly version: ModelVersion;
  /** False when the same data had been trained on in the same way before. */
  readonly isNew: boolean;
  readonly split: TimeSplit;
}

const COMPONENTS = 64;

/** One training run, from the shop's data to a registered model version (docs/architecture.md). */
export async function trainModel(request: TrainRequest): Promise<TrainedModel> {
  const readFrom = request.clock();
  const split = await splitOfLog(request);
  const fingerprint = await dataFingerprint(request.store, settingsOf(request));
  const known = await wholeVersion(request, fingerprint);
  if (known !== undefined) return { version: known, isNew: false, split };

  const backend = await selectBackend(request.backend);
  const engine = engineOf(request);
  request.onNotice?.(`TensorFlow.js runs on ${backend.name}, training steps on the engine ${engine}`);
  const catalogue = await readCatalogue(request.store.catalog);
  const learnedText = await learnOwnText(request, { catalogue, split });
  const vectors = await projectItems({
    vectors: request.store.vectors,
    catalogue,
    seed: request.seed,
    components: request.components ?? COMPONENTS,
    ...(learnedText === undefined ? {} : { textEncoder: learnedText.encoder }),
  });
  const behaviour = await behaviourOf(request, { catalogue, vectors, split });
  const encoding = fitFeatureEncoding(catalogue.items);
  const table = featureTable(catalogue, { vectors, behaviour: behaviour?.snapshot, encoding });
  const index = indexOf(catalogue, table);
  index.synonyms.set(await request.store.synonyms.read());
  const run = { catalogue, vectors, table, index, encoding, split, fingerprint, readFrom };
  const result = await learnNetwork(request, run);
  const version = await register(request, {
    ...run,
    result,
    ...(behaviour === undefined ? {} : { behaviour }),
    ...(learnedText === undefined ? {} : { learnedText }),
    backend: `${backend.name}, steps on ${engine}`,
  });
  await rm(checkpointFolder({ home: request.home, fingerprint }), { recursive: true, force: true });
  return { version, isNew: true, split };
}

/** A version of this fingerprint whose files are all there and unaltered; damaged ones are trained anew. */
async function wholeVersion(
  { store, home, onNotice }: TrainRequest,
  fingerprint: string,
): Promise<ModelVersion | undefined> {
  const versions = await store.modelVersions.list();
  for (const version of versions.filter((one) => one.fingerprint === fingerprint)) {
    try {
      await readArtifact(join(home, 'artifacts', version.directory), version.sha256);
      return version;
    } catch (error) {
      if (!isProblem(error) || error.code !== 'ARTIFACT_INVALID') throw error;
      onNotice?.(`model ${version.id} is damaged and is trained anew: ${error.message}`);
    }
  }
  return undefined;
}

async function splitOfLog({ store, shares = DEFAULT_SHARES }: TrainRequest): Promise<TimeSplit> {
  if ((await store.catalog.count()) === 0) {
    throw problem(
      'INVALID_INPUT',
      'expected a catalogue to train on, got none: `fusionrank import catalog FILE` first',
    );
  }
  const span = await store.events.span();
  if (span === undefined) {
    throw problem(
      'INVALID_INPUT',
      'expected shopper events to train on, got none: `fusionrank import events FILE` or `fusionrank simulate shoppers` first',
    );
  }
  return splitByTime(span, shares);
}

async function behaviourOf(
  { store, seed, onProgress, signal }: TrainRequest,
  { catalogue, vectors, split }: Pick<Run, 'catalogue' | 'vectors' | 'split'>,
): Promise<LearnedBehaviour | undefined> {
  return learnBehaviour({
    events: store.events,
    catalogue,
    vectors,
    factorsUntil: split.behaviourUntil,
    neighboursUntil: split.validUntil,
    seed,
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function learnOwnText(
  request: TrainRequest,
  { catalogue, split }: { readonly catalogue: ShopCatalogue; readonly split: TimeSplit },
): Promise<LearnedText | undefined> {
  return learnText({
    ...request,
    log: request.store.trainingLog,
    catalogue,
    until: split.behaviourUntil,
    setting: request.learnedText ?? { kind: 'none' },
  });
}

interface Run {
  readonly catalogue: ShopCatalogue;
  readonly vectors: ItemVectors;
  readonly table: ItemFeatureTable;
  readonly index: CatalogIndex;
  readonly encoding: FeatureEncoding;
  readonly split: TimeSplit;
  readonly fingerprint: string;
  /** When the log began to be read: who is forgotten after that is in the model still, and hidden when it is served. */
  readonly readFrom: Date;
}

async function learnNetwork(request: TrainRequest, run: Run): Promise<TrainingResult> {
  const { store, seed, config, onProgress, onNotice, signal } = request;
  const { behaviourUntil, trainUntil, validUntil } = run.split;
  const place = { home: request.home, clock: request.clock, fingerprint: run.fingerprint };
  const modelVersion = await versionOfRun(place);
  const scalars = scalarsOfRun(request, modelVersion);
  const encoder = await openTextEncoderPool({ threads: 1 });
  const raw = rememberQueries(encoder, 50_000);
  const sources = {
    log: store.trainingLog,
    index: run.index,
    seed,
    encodeQuery: async (text: string) => projectQuery(run.vectors, { text, raw: await raw(text) }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  };
  try {
    const slates = await slateExamples({ from: behaviourUntil, until: trainUntil, name: 'training' }, sources);
    const validation = await slateExamples({ from: trainUntil, until: validUntil, name: 'validation' }, sources);
    return await trainNetwork({
      items: run.table,
      attributeVocabulary: vocabularySize(run.encoding),
      slates,
      validation,
      crossFeatures: CROSS_FEATURES,
      modelVersion,
      seed,
      checkpointDir: checkpointFolder(place),
      onScalars: (point) => scalars.write(point),
      onResume: ({ step, totalSteps }) => onNotice?.(`the training goes on after step ${step} of ${totalSteps}`),
      ...(config === undefined ? {} : { config }),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    await encoder.close();
    await scalars.close();
  }
}

function scalarsOfRun({ home, clock, onNotice }: TrainRequest, modelVersion: string): EventFile {
  const runs = join(home, 'runs');
  onNotice?.(`scalars for TensorBoard go to ${join(runs, modelVersion)}: tensorboard --logdir ${runs}`);
  return createEventFile(join(runs, modelVersion), clock);
}

interface Finished extends Run {
  readonly result: TrainingResult;
  readonly behaviour?: LearnedBehaviour;
  readonly learnedText?: LearnedText;
  readonly backend: string;
}

async function register(request: TrainRequest, run: Finished): Promise<ModelVersion> {
  const { store, home } = request;
  const id = parseModelVersionId(run.result.network.modelVersion);
  const contents = contentsOf(request, run);
  const { sha256 } = await writeArtifact(join(home, 'artifacts', id), contents);
  return store.modelVersions.register({
    id,
    directory: id,
    sha256,
    fingerprint: run.fingerprint,
    config: contents.provenance.training,
    metrics: contents.provenance.metrics,
  });
}

function contentsOf({ clock, seed, codeVersion }: TrainRequest, run: Finished): ArtifactContents {
  const { catalogue, vectors, result, split } = run;
  const { textPca, imagePca, textToImage, textEncoder } = vectors;
  return {
    network: result.network,
    encoding: run.encoding,
    ...(textPca === undefined ? {} : { textPca }),
    ...(imagePca === undefined ? {} : { imagePca }),
    ...(textToImage === undefined ? {} : { textToImage }),
    ...(textEncoder === undefined ? {} : { textEncoder }),
    ...(run.behaviour === undefined ? {} : { behaviour: run.behaviour.snapshot }),
    items: {
      ids: run.table.ids,
      textHashes: catalogue.textHashes,
      imageHashes: catalogue.imageHashes,
      text: vectors.text,
      image: vectors.image,
    },
    provenance: {
      createdAt: clock(),
      codeVersion,
      dataFingerprint: run.fingerprint,
      seed,
      backend: run.backend,
      encoders: { text: TEXT_ENCODER_NAME, image: IMAGE_ENCODER_NAME },
      simulated: catalogue.items.some((item) => item.simulated),
      metrics: {
        validation: { 'NDCG@10 of logged slates': result.bestValidationNdcg },
        epochs: result.epochs,
        bestEpoch: result.bestEpoch,
        calibration: result.calibration,
      },
      training: {
        readFrom: run.readFrom.toISOString(),
        config: result.config,
        split,
        behaviour: run.behaviour?.report,
        textEncoder: run.learnedText?.report,
        textToImage: vectors.alignment,
      },
    },
  };
}
