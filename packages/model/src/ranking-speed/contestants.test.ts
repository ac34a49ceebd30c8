import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../backend/select-backend.ts';
import { emptyVectors, vectorOf, writeVectors } from '../ranking/item-vectors.ts';
import { type Contestant, rankContest, type RankContest } from './contest.ts';
import { folded, unfolded, unfoldedOverGivenRows } from './onnx-contestants.ts';
import { requestContestants } from './request-contestants.ts';
import { foldedInTensorflow, unfoldedInTensorflow } from './tensorflow-contestants.ts';

const SIZE = { items: 500, candidates: 64, requests: 3 };
const contest = rankContest(SIZE);

const answersOf = async (contestant: Contestant): Promise<readonly Float32Array[]> => {
  const answers: Float32Array[] = [];
  for (let i = 0; i < SIZE.requests; i++) answers.push(await contestant.run(i));
  await contestant.release();
  return answers;
};

function expectAlike(answers: readonly Float32Array[], reference: readonly Float32Array[], tolerance: number): void {
  answers.forEach((answer, i) => {
    expect(answer.length).toBe(SIZE.candidates);
    answer.forEach((logit, k) => expect(Math.abs(logit - reference[i]![k]!)).toBeLessThan(tolerance));
  });
}

let reference: readonly Float32Array[];
beforeAll(async () => {
  await selectBackend('wasm');
  reference = await answersOf(await unfolded(contest, 1));
});

test('logits differ from candidate to candidate and from request to request', () => {
  expect(new Set(reference.flatMap((logits) => [...logits])).size).toBe(SIZE.candidates * SIZE.requests);
});

test.each([
  ['folded', () => folded(contest, 'float32', 1)],
  ['unfolded over given rows', () => unfoldedOverGivenRows(contest, 1)],
  ['unfolded in TensorFlow.js', () => Promise.resolve(unfoldedInTensorflow(contest))],
  ['folded in TensorFlow.js', () => Promise.resolve(foldedInTensorflow(contest))],
] as const)('%s gives the logits of the unfolded graph to 1e-5', async (_, open) => {
  expectAlike(await answersOf(await open()), reference, 1e-5);
});

test.each(['float16', 'int8'] as const)('items kept as %s rank as their numbers do: to 1e-5', async (precision) => {
  const d = 256;
  const vectors = emptyVectors(precision, { count: SIZE.items, d });
  writeVectors(vectors, 0, { rows: contest.table, d });
  const table = new Float32Array(contest.table.length);
  for (let row = 0; row < SIZE.items; row++) table.set(vectorOf(vectors, row, d), row * d);
  const kept: RankContest = { ...contest, table };
  const answers = await answersOf(await folded(contest, precision, 1));
  expectAlike(answers, await answersOf(await folded(kept, 'float32', 1)), 1e-5);
  expect(answers).not.toEqual(await answersOf(await folded(contest, 'float32', 1)));
});

test('whole requests are scored alike in the calling thread, through the ranking thread and by TensorFlow.js', async () => {
  const size = { ...SIZE, threads: 1 };
  const [calling, ...others] = await Promise.all((await requestContestants(size)).map(answersOf));
  for (const answers of others) expectAlike(answers, calling!, 1e-5);
});
