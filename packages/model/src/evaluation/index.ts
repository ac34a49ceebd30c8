export * from './auc.ts';
export * from './bootstrap.ts';
export * from './coverage.ts';
export * from './grades.ts';
export * from './log-loss.ts';
export * from './ndcg.ts';
export * from './recall.ts';
export * from './reciprocal-rank.ts';
