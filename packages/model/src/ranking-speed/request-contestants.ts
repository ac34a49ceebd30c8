import { createRng, type Rng } from '@fusionrank/domain/rng';
import { DEFAULT_NETWORK_CONFIG, type NetworkShape } from '../fusion/network-shape.ts';
import { initialWeights } from '../fusion/weights.ts';
import { tensorflowRanking } from '../ranking/engine/tensorflow-engine.ts';
import { openOnnxRanking } from '../ranking/engine/onnx-engine.ts';
import type { RankingEngine } from '../ranking/engine/ranking-engine.ts';
import { openRanker } from '../ranking/open-ranker.ts';
import type { Ranker, RankRequest } from '../ranking/ranker.ts';
import type { TrainedNetwork } from '../ranking/trained-network.ts';
import { PROFILE_FEATURES } from '../ranking/user-input.ts';
import { RANDOM_SHOP, randomItems, randomSlate } from '../training-speed/random-shop.ts';
import type { Contestant } from './contest.ts';

export interface RequestSize {
  readonly candidates: number;
  readonly requests: number;
  readonly threads: number;
}

/**
 * Whole requests at the network's default size, as the gateway makes them: a profile, a history of 20, a query, 12 cross features
 * a candidate. In the calling thread, and through the ranking thread: the difference is what the way there and back costs.
 */
export async function requestContestants({
  candidates,
  requests,
  threads,
}: RequestSize): Promise<readonly Contestant[]> {
  const rng = createRng('rank requests');
  const table = randomItems(rng);
  const asked = Array.from({ length: requests }, () => request(candidates, rng));
  const network = randomNetwork(rng);
  const onnx = await openOnnxRanking(network, { threads });
  const tensorflow = tensorflowRanking(network);
  for (const engine of [onnx, tensorflow]) await engine.setItems({ table, count: table.ids.length });
  const ranker = await openRanker({ network }, { engine: 'onnx', threads });
  await ranker.setItems(table);
  return [
    inCallingThread('whole request, ONNX Runtime in the calling thread', asked, onnx),
    throughRankingThread('whole request, ONNX Runtime through the ranking thread', asked, ranker),
    inCallingThread('whole request, TensorFlow.js in the calling thread', asked, tensorflow),
  ];
}

function inCallingThread(name: string, asked: readonly RankRequest[], engine: RankingEngine): Contestant {
  return {
    name,
    isExact: true,
    run: async (i) => (await engine.score(asked[i] as RankRequest)).score,
    release: () => engine.release(),
  };
}

function throughRankingThread(name: string, asked: readonly RankRequest[], ranker: Ranker): Contestant {
  return {
    name,
    isExact: true,
    run: async (i) => (await ranker.rank(asked[i] as RankRequest)).score,
    release: () => ranker.close(),
  };
}

function request(candidates: number, rng: Rng): RankRequest {
  const { user } = randomSlate(rng);
  const normals = (length: number): Float32Array => Float32Array.from({ length }, () => rng.normal());
  return {
    user,
    query: { text: normals(RANDOM_SHOP.vectorWidth), image: normals(RANDOM_SHOP.vectorWidth) },
    rows: Int32Array.from({ length: candidates }, () => rng.below(RANDOM_SHOP.items)),
    cross: normals(candidates * RANDOM_SHOP.cross),
  };
}

function randomNetwork(rng: Rng): TrainedNetwork {
  const shape: NetworkShape = {
    config: DEFAULT_NETWORK_CONFIG,
    widths: {
      text: RANDOM_SHOP.vectorWidth,
      image: RANDOM_SHOP.vectorWidth,
      numeric: RANDOM_SHOP.numbers,
      behaviour: RANDOM_SHOP.vectorWidth,
      attributeVocabulary: RANDOM_SHOP.vocabulary,
      profile: PROFILE_FEATURES.length,
      cross: RANDOM_SHOP.cross,
      objectives: 3,
    },
  };
  return {
    modelVersion: 'random',
    shape,
    weights: initialWeights(shape, rng),
    crossFeatures: Array.from({ length: RANDOM_SHOP.cross }, (_, i) => `cross ${i}`),
    scoreWeights: { objectives: [0.6, 0.2, 0.2] },
  };
}
