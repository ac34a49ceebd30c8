export { type Contestant, RANK_CONTEST, rankContest, type RankContest } from './contest.ts';
export { folded, unfolded, unfoldedOverGivenRows } from './onnx-contestants.ts';
export { requestContestants } from './request-contestants.ts';
export { foldedInTensorflow, unfoldedInTensorflow } from './tensorflow-contestants.ts';
