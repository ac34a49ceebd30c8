import { createScorer } from '../scorer.ts';
import type { TrainedNetwork } from '../trained-network.ts';
import type { RankingEngine } from './ranking-engine.ts';

/** Ranks on the running TensorFlow.js backend. */
export function tensorflowRanking(network: TrainedNetwork): RankingEngine {
  const scorer = createScorer(network);
  return {
    setItems: ({ table, count }) => settled(() => scorer.setItems(table, count)),
    changeItems: (rows) => settled(() => scorer.changeItems(rows)),
    items: () => scorer.items(),
    restoreItems: (arrays) => settled(() => scorer.restoreItems(arrays)),
    logits: (request) => settled(() => scorer.logits(request)),
    score: (request) => settled(() => scorer.score(request)),
    explain: (request) => settled(() => scorer.explain(request)),
    release: () => settled(() => scorer.dispose()),
  };
}

/** What is thrown becomes a rejection. */
const settled = <T>(work: () => T): Promise<T> => new Promise((resolve) => resolve(work()));
