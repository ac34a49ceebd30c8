import { GRAPH_EMBEDDING_DEFAULTS, trainGraphEmbeddings } from '@fusionrank/model/behaviour';
import { modalityGraph } from '../../network/modality-graph.ts';
import { earlyStopping } from './early-stopping.ts';
import { factorScores } from './factor-scores.ts';
import type { SetContender } from './history-sets.ts';
import { validationNdcg } from './validation-ndcg.ts';

/** Of all modalities' graphs together, against the embeddings themselves. */
const ITEM_GRAPHS_WEIGHT = 1;
const SETTINGS = { ...GRAPH_EMBEDDING_DEFAULTS, learningRate: 0.005, epochs: 100 };
const PATIENCE = 5;

/**
 * LightGCN's embeddings, items also spread over the graphs of what they look and read like (FREEDOM): learnt while the budget lasts,
 * stopped early on validation. For formats that may learn the same for both splits.
 */
export const graphEmbeddings: SetContender = {
  name: 'graph embeddings (LightGCN, item graphs)',
  budgetShare: 2,
  fit: async ({ before, validation, modalities }, { seed, budget, onProgress, signal }) => {
    const weight = ITEM_GRAPHS_WEIGHT / modalities.length;
    const itemGraphs = [];
    for (const modality of modalities) itemGraphs.push({ graph: await modalityGraph(modality), weight, hops: 1 });
    const judge = validationNdcg(validation, seed);
    const stopping = earlyStopping((factors) => judge(factorScores(factors)), PATIENCE);
    const last = await trainGraphEmbeddings(
      { interactions: before.valid, itemGraphs },
      { ...SETTINGS, seed },
      {
        onProgress,
        signal,
        onEpoch: ({ factors, epoch }) =>
          stopping.see(factors, epoch) === 'stop' || budget.isSpent() ? 'stop' : 'go on',
      },
    );
    const { factors, epoch, ndcg } = stopping.best() ?? { factors: last, epoch: 0, ndcg: 0 };
    const scores = factorScores(factors);
    return {
      settings: { ...SETTINGS, seed, itemGraphsWeight: ITEM_GRAPHS_WEIGHT, epochs: epoch, sampleNdcg: ndcg },
      scores: () => scores,
    };
  },
};
