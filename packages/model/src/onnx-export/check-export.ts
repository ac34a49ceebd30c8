import { problem } from '@fusionrank/domain/problem';
import { createRng, type Rng } from '@fusionrank/domain/rng';
import { parseItemId } from '@fusionrank/domain/id';
import { INTERACTION_KINDS } from '@fusionrank/domain/event';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { type Feeds, itemFeeds, rowsOfWidth, userFeeds } from '../fusion/learning-graph/feeds.ts';
import type { InputWidths } from '../fusion/network-shape.ts';
import type { UserInputs } from '../fusion/user-inputs.ts';
import { openModel } from '../onnx/open-model.ts';
import { openOnnxRanking } from '../ranking/engine/onnx-engine.ts';
import { openItemModel } from '../ranking/engine/onnx-items.ts';
import type { ItemFeatureTable, ModalityColumn } from '../ranking/item-features.ts';
import { allRows, emptyMatrix, type ItemMatrix, itemPasses } from '../ranking/item-matrix.ts';
import type { RankRequest } from '../ranking/ranker.ts';
import { requestInputs } from '../ranking/request-inputs.ts';
import type { TrainedNetwork } from '../ranking/trained-network.ts';
import { type ExportOptions, exportRanker } from './export-ranker.ts';

const TOLERANCE = 1e-5;
const ITEMS = 200;

export interface CheckedExport {
  readonly model: Uint8Array;
  readonly inputNames: readonly string[];
  /** Requests that were ranked by both. */
  readonly requests: number;
  /** Largest |logit − ours| / max(1, |ours|). */
  readonly largestDifference: number;
}

/**
 * Exports, opens what was written in ONNX Runtime and ranks random requests over random items with it and with the engine that
 * serves. @throws Problem ENVIRONMENT when their logits lie further apart than 1e-5.
 */
export async function checkedExport(network: TrainedNetwork, options: ExportOptions): Promise<CheckedExport> {
  const model = exportRanker(network, options);
  const session = await openModel(model, 1);
  const table = randomTable(network.shape.widths, options.slots);
  const engine = await openOnnxRanking(network, { threads: 1 });
  await engine.setItems({ table, count: ITEMS });
  const requests = randomRequests(network.shape.widths);
  const items = await exportedItems(network, { table, inputs: options.inputs });
  let largestDifference = 0;
  for (const request of requests) {
    const { logits } = await session.run(feedsOf(network, items, request));
    largestDifference = Math.max(
      largestDifference,
      difference(logits?.data as Float32Array, await engine.logits(request)),
    );
  }
  await Promise.all([engine.release(), session.release()]);
  if (!(largestDifference <= TOLERANCE))
    throw problem('ENVIRONMENT', `the exported model: expected our logits to ${TOLERANCE}, got ${largestDifference}`);
  return { model, inputNames: inputNames(session), requests: requests.length, largestDifference };
}

const inputNames = (session: InferenceSession): readonly string[] => session.inputNames;

function difference(exported: Float32Array, ours: Float32Array): number {
  if (exported.length !== ours.length) return Infinity;
  return ours.reduce(
    (most, logit, i) => Math.max(most, Math.abs((exported[i] ?? NaN) - logit) / Math.max(1, Math.abs(logit))),
    0,
  );
}

interface ExportedItems {
  readonly matrix: ItemMatrix;
  readonly feeds: Feeds;
}

/** The items as the exported graph is given them. */
async function exportedItems(
  network: TrainedNetwork,
  { table, inputs }: { readonly table: ItemFeatureTable; readonly inputs: ExportOptions['inputs'] },
): Promise<ExportedItems> {
  const { shape } = network;
  const itemModel = await openItemModel(network, 1);
  const matrix = await itemModel.changed(emptyMatrix(shape, 'float32'), allRows({ table, count: ITEMS }));
  await itemModel.release();
  if (inputs === 'blocks')
    return { matrix, feeds: { table: rowsOfWidth(matrix.vectors.values as Float32Array, matrix.d) } };
  const [pass] = itemPasses(allRows({ table, count: ITEMS }), shape);
  if (pass === undefined) throw new RangeError('expected items');
  const { slots, ids } = table.attributes;
  const feeds = plainNames(itemFeeds(shape, pass.inputs, new Float32Array(0)));
  return { matrix, feeds: { ...feeds, attributes: new Tensor('int32', ids, [ITEMS, slots]) } };
}

function feedsOf({ shape }: TrainedNetwork, { matrix, feeds }: ExportedItems, request: RankRequest): Feeds {
  const users: UserInputs = requestInputs(request, { items: matrix, widths: shape.widths });
  return {
    ...feeds,
    ...plainNames(userFeeds(shape, users)),
    historyRows: new Tensor('int32', users.historyItems, [users.historyLength]),
    rows: new Tensor('int32', request.rows, [request.rows.length]),
    ...(shape.widths.cross > 0 && { cross: rowsOfWidth(request.cross, shape.widths.cross) }),
  };
}

const plainNames = (feeds: Feeds): Feeds =>
  Object.fromEntries(Object.entries(feeds).map(([name, tensor]) => [name.replace(/^batch:/, ''), tensor]));

/** Items of noise, each modality missing for a quarter of them. */
function randomTable(widths: InputWidths, slots: number): ItemFeatureTable {
  const rng = createRng('export items');
  const column = (width: number): ModalityColumn => ({
    width,
    values: normals(ITEMS * width, rng),
    present: Uint8Array.from({ length: ITEMS }, () => Number(rng.next() < 0.75)),
  });
  return {
    ids: Array.from({ length: ITEMS }, (_, i) => parseItemId(`item-${i}`)),
    text: column(widths.text),
    image: column(widths.image),
    behaviour: column(widths.behaviour),
    numeric: {
      ...column(widths.numeric),
      present: Uint8Array.from({ length: ITEMS * widths.numeric }, () => rng.below(2)),
    },
    attributes: {
      slots,
      ids: Int32Array.from({ length: ITEMS * slots }, () =>
        rng.next() < 0.5 ? 0 : rng.below(widths.attributeVocabulary),
      ),
    },
  };
}

/** One candidate and many, with and without a history, with and without a query. */
function randomRequests(widths: InputWidths): readonly RankRequest[] {
  const rng = createRng('export requests');
  return [1, 24, 1000].flatMap((rows) =>
    [0, 1, 20].flatMap((history) =>
      [true, false].map((asks): RankRequest => ({
        user: {
          historyRows: Int32Array.from({ length: history }, () => rng.below(ITEMS)),
          historyKinds: Uint8Array.from({ length: history }, () => rng.below(INTERACTION_KINDS.length)),
          historyAgeDays: Float32Array.from({ length: history }, () => 30 * rng.next()),
          profile: history === 0 ? new Float32Array(widths.profile) : normals(widths.profile, rng),
        },
        query: asks ? { text: normals(widths.text, rng), image: normals(widths.image, rng) } : {},
        rows: Int32Array.from({ length: rows }, () => rng.below(ITEMS)),
        cross: normals(rows * widths.cross, rng),
      })),
    ),
  );
}

const normals = (length: number, rng: Rng): Float32Array => Float32Array.from({ length }, () => rng.normal());
