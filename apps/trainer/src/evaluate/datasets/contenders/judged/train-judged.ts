import { createRng, shuffled } from '@fusionrank/domain/rng';
import type { OnProgress } from '@fusionrank/domain/progress';
import { createScorer, type Scorer, type TrainedNetwork } from '@fusionrank/model/ranking';
import { selectBackend, type SlateExample, trainNetwork, type TrainingConfig } from '@fusionrank/model/training';
import type { JudgedQueryProducts } from '../../dataset.ts';
import { chosenColumns, gradeLabels, type GradeTrust, type JudgedRequests, slateOf } from './judged-slates.ts';

export interface JudgedTraining {
  readonly requests: JudgedRequests;
  readonly queries: readonly JudgedQueryProducts[];
  /** Numbers of the queries to learn from. */
  readonly train: readonly number[];
  readonly lowest: number;
  /** Names of the features that are read. */
  readonly kept: readonly string[];
  readonly config: Partial<TrainingConfig>;
  /** One network each; their scores are averaged. */
  readonly seeds: readonly number[];
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/** Networks whose mean score orders a query's products. */
export interface JudgedEnsemble {
  readonly networks: readonly TrainedNetwork[];
  scoreQuery(query: number): Float32Array;
  close(): void;
}

/** Share of the training queries on which a network's training is stopped; each seed draws its own. */
const STOPPING_SHARE = 0.15;

/** Trains one network a seed, each stopped on queries of its own. */
export async function trainJudged(training: JudgedTraining): Promise<JudgedEnsemble> {
  await selectBackend('wasm');
  const networks: TrainedNetwork[] = [];
  for (const seed of training.seeds) {
    training.signal.throwIfAborted();
    networks.push(await trainOne(training, seed));
  }
  return ensembleOf(networks, training);
}

async function trainOne(training: JudgedTraining, seed: number): Promise<TrainedNetwork> {
  const { requests, train, kept, config, onProgress, signal } = training;
  const order = shuffled(train, createRng(`${seed}/stopping`));
  const held = order.slice(0, Math.max(1, Math.round(train.length * STOPPING_SHARE)));
  const learnt = order.slice(held.length);
  const { network } = await trainNetwork({
    items: requests.items,
    attributeVocabulary: 1,
    slates: (learnt.length === 0 ? held : learnt).map((query) => slate(training, query, 'by-agreement')),
    validation: held.map((query) => slate(training, query, 'plain')),
    crossFeatures: kept,
    modelVersion: `judged-${seed}`,
    seed,
    config,
    onProgress,
    signal,
  });
  return network;
}

function slate({ requests, queries, lowest, kept }: JudgedTraining, query: number, trust: GradeTrust): SlateExample {
  const request = requests.requests[query];
  if (request === undefined) throw new RangeError(`no query ${query}`);
  const labels = gradeLabels(queries[query]?.products ?? [], { lowest, trust });
  return slateOf(request, { user: requests.user, labels, kept });
}

function ensembleOf(networks: readonly TrainedNetwork[], { requests, kept }: JudgedTraining): JudgedEnsemble {
  const scorers = networks.map((network): Scorer => {
    const scorer = createScorer(network);
    scorer.setItems(requests.items);
    return scorer;
  });
  return {
    networks,
    scoreQuery: (query) => {
      const request = requests.requests[query];
      if (request === undefined) throw new RangeError(`no query ${query}`);
      const asked = {
        user: requests.user,
        query: request.query,
        rows: request.rows,
        cross: chosenColumns(request.features, kept),
      };
      const mean = new Float32Array(request.rows.length);
      for (const scorer of scorers) {
        scorer.score(asked).score.forEach((score, i) => {
          mean[i] = (mean[i] as number) + score / scorers.length;
        });
      }
      return mean;
    },
    close: () => {
      for (const scorer of scorers) scorer.dispose();
    },
  };
}
