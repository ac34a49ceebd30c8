import { createRng, shuffled, type Rng } from '@fusionrank/domain/rng';
import { createCosineScan } from '../../linear-algebra/cosine-scan.ts';
import { denseMatrix, rowOf, type DenseMatrix } from '../../linear-algebra/dense-matrix.ts';
import { fitRidge, mapToUnit, type LinearMap } from '../../linear-algebra/ridge.ts';
import { symmetricInBatchSoftmax } from './in-batch-softmax.ts';
import { headForward, projectionHead, stepHead, type ProjectionHead } from './projection-head.ts';

interface AlignmentConfig {
  readonly pairsPerStep: number;
  readonly maxEpochs: number;
  /** Epochs without a better recall on the stopping part after which training stops. */
  readonly patience: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  /** Cosines are divided by it; > 0. */
  readonly temperature: number;
  /** Pairs that are looked at, drawn at random when there are more. */
  readonly maxPairs: number;
}

const DEFAULT_ALIGNMENT_CONFIG: AlignmentConfig = {
  pairsPerStep: 256,
  maxEpochs: 12,
  patience: 3,
  learningRate: 0.003,
  weightDecay: 0.01,
  temperature: 0.05,
  maxPairs: 5_000,
};

interface AlignmentRequest {
  /** Aligned: row i of both belongs to one item. */
  readonly texts: DenseMatrix;
  readonly images: DenseMatrix;
  /** Rows that have both; all unless told. */
  readonly present?: Uint8Array;
  readonly seed: number | string;
  readonly config?: Partial<AlignmentConfig>;
}

/** Share of held-out texts whose own picture is the first, among the first ten, of all held-out ones. */
interface AlignmentQuality {
  readonly recallAt1: number;
  readonly recallAt10: number;
}

export interface Alignment {
  /** From texts to the pictures' space; the one that finds more. */
  readonly map: LinearMap;
  readonly kind: 'contrastive' | 'ridge';
  /** On pairs that neither saw. */
  readonly heldOut: {
    readonly pairs: number;
    readonly contrastive: AlignmentQuality;
    readonly ridge: AlignmentQuality;
  };
}

/**
 * Brings texts into the space of pictures. Ridge regression is the start and the rival: two projection heads are trained from
 * it by symmetric InfoNCE (Radford et al., 2021) on eight tenths of the pairs, stopped on one tenth, and compared with it on the last.
 * The heads F and G are served as one map x ↦ (xF + b)Gᵀ, so that pictures stay as they are. Throws INVALID_INPUT below 25
 * pairs.
 */
export function alignTextsToImages(request: AlignmentRequest): Alignment {
  const { texts, images, seed } = request;
  const config = { ...DEFAULT_ALIGNMENT_CONFIG, ...request.config };
  const parts = partsOf(request, config);
  const ridge = fitRidge({ inputs: texts, outputs: images, present: marked(parts.training, texts.count), seed }).map;
  const contrastive = trainHeads({ request, config, parts, start: ridge });
  const quality = {
    contrastive: recallOf(contrastive, request, parts.heldOut),
    ridge: recallOf(ridge, request, parts.heldOut),
  };
  const heldOut = { pairs: parts.heldOut.length, ...quality };
  if (better(quality.contrastive, quality.ridge)) return { map: contrastive, kind: 'contrastive', heldOut };
  const everywhere = marked([...parts.training, ...parts.stopping, ...parts.heldOut], texts.count);
  const { map } = fitRidge({ inputs: texts, outputs: images, present: everywhere, seed });
  return { map, kind: 'ridge', heldOut };
}

const better = (a: AlignmentQuality, b: AlignmentQuality): boolean =>
  a.recallAt1 + a.recallAt10 > b.recallAt1 + b.recallAt10;

interface Parts {
  readonly training: readonly number[];
  readonly stopping: readonly number[];
  readonly heldOut: readonly number[];
}

function partsOf({ texts, present, seed }: AlignmentRequest, { maxPairs }: AlignmentConfig): Parts {
  const rows = Array.from({ length: texts.count }, (_, row) => row).filter((row) => present?.[row] !== 0);
  const order = shuffled(rows, createRng(seed).fork('alignment')).slice(0, maxPairs);
  const tenth = Math.ceil(order.length / 10);
  return {
    heldOut: order.slice(0, tenth),
    stopping: order.slice(tenth, 2 * tenth),
    training: order.slice(2 * tenth),
  };
}

function marked(rows: readonly number[], count: number): Uint8Array {
  const marks = new Uint8Array(count);
  for (const row of rows) marks[row] = 1;
  return marks;
}

function recallOf(map: LinearMap, { texts, images }: AlignmentRequest, rows: readonly number[]): AlignmentQuality {
  const scan = createCosineScan(denseMatrix(rows.map((row) => rowOf(images, row))));
  let [first, ten] = [0, 0];
  rows.forEach((row, at) => {
    const rank = scan.nearest(mapToUnit(map, rowOf(texts, row)), { k: 10 }).rows.indexOf(at);
    if (rank === 0) first++;
    if (rank >= 0) ten++;
  });
  return { recallAt1: first / rows.length, recallAt10: ten / rows.length };
}

interface HeadTraining {
  readonly request: AlignmentRequest;
  readonly config: AlignmentConfig;
  readonly parts: Parts;
  readonly start: LinearMap;
}

function trainHeads({ request, config, parts, start }: HeadTraining): LinearMap {
  const width = request.images.width;
  const text = projectionHead(
    { inputWidth: request.texts.width, outputWidth: width },
    { kernel: start.matrix, bias: start.bias },
  );
  const image = projectionHead(
    { inputWidth: width, outputWidth: width },
    { kernel: identity(width), bias: new Float32Array(width) },
  );
  let best = { map: start, quality: recallOf(start, request, parts.stopping), epoch: -1 };
  let step = 0;
  for (let epoch = 0; epoch < config.maxEpochs && epoch - best.epoch <= config.patience; epoch++) {
    for (const rows of batchesOf(parts.training, config.pairsPerStep, createRng(request.seed).fork(`epoch ${epoch}`)))
      stepHeads({ text, image }, { rows, request, config, step: ++step });
    const map = servedMap(text, image);
    const quality = recallOf(map, request, parts.stopping);
    if (better(quality, best.quality)) best = { map, quality, epoch };
  }
  return best.map;
}

function stepHeads(
  { text, image }: { readonly text: ProjectionHead; readonly image: ProjectionHead },
  {
    rows,
    request,
    config,
    step,
  }: Pick<HeadTraining, 'request' | 'config'> & { readonly rows: readonly number[]; readonly step: number },
): void {
  const texts = rows.map((row) => rowOf(request.texts, row));
  const images = rows.map((row) => rowOf(request.images, row));
  const [anchors, targets] = [headForward(text, texts), headForward(image, images)];
  const { anchorGradient, targetGradient } = symmetricInBatchSoftmax({
    count: rows.length,
    width: text.outputWidth,
    anchors: anchors.values,
    targets: targets.values,
    temperature: config.temperature,
  });
  const { learningRate, weightDecay } = config;
  stepHead(text, { inputs: texts, outputs: anchors, outGradient: anchorGradient, step, learningRate, weightDecay });
  stepHead(image, { inputs: images, outputs: targets, outGradient: targetGradient, step, learningRate, weightDecay });
}

function* batchesOf(rows: readonly number[], size: number, rng: Rng): Generator<readonly number[]> {
  const order = shuffled(rows, rng);
  for (let start = 0; start < order.length; start += size) yield order.slice(start, start + size);
}

/** (xF + b)·(yG + c) differs from ((xF + b)Gᵀ)·y by what is the same for every picture y. */
function servedMap(text: ProjectionHead, image: ProjectionHead): LinearMap {
  const { inputWidth, outputWidth: inner } = text;
  const throughImage = (row: Float32Array): Float32Array =>
    Float32Array.from({ length: image.inputWidth }, (_, i) => {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += (row[k] as number) * (image.kernel[i * inner + k] as number);
      return sum;
    });
  const matrix = new Float32Array(inputWidth * image.inputWidth);
  for (let i = 0; i < inputWidth; i++) {
    matrix.set(throughImage(text.kernel.subarray(i * inner, (i + 1) * inner)), i * image.inputWidth);
  }
  return { inputWidth, outputWidth: image.inputWidth, matrix, bias: throughImage(text.bias) };
}

function identity(size: number): Float32Array {
  const values = new Float32Array(size * size);
  for (let i = 0; i < size; i++) values[i * size + i] = 1;
  return values;
}
