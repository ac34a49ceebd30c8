import type { CollaborativeFactors } from '@fusionrank/model/behaviour';

/** The best factors so far, and since when there were no better ones. */
export interface EarlyStopping {
  /** Judges the factors after `epoch`, keeps a copy of the best. */
  readonly see: (factors: CollaborativeFactors, epoch: number) => 'go on' | 'stop';
  /** Of no epoch before the first. */
  readonly best: () =>
    { readonly factors: CollaborativeFactors; readonly epoch: number; readonly ndcg: number } | undefined;
}

/** Stops once `patience` epochs have passed without a better value of `judge`. */
export function earlyStopping(judge: (factors: CollaborativeFactors) => number, patience: number): EarlyStopping {
  let best: ReturnType<EarlyStopping['best']>;
  return {
    see: (factors, epoch) => {
      const ndcg = judge(factors);
      if (best === undefined || ndcg > best.ndcg) best = { factors: copied(factors), epoch, ndcg };
      return epoch - best.epoch >= patience ? 'stop' : 'go on';
    },
    best: () => best,
  };
}

function copied({ width, users, items }: CollaborativeFactors): CollaborativeFactors {
  return { width, users: users.slice(), items: items.slice() };
}
