import { Tensor } from 'onnxruntime-node';
import type { Candidates } from './candidates.ts';
import { floats, integers } from '../../optimization/learned-graph.ts';

/** What the rows of one step are to choose, and may not. */
export interface Choices {
  readonly rows: number;
  readonly candidates: Candidates;
  /** [candidates] */
  readonly bias: Float32Array;
  /** Item `targets[i]` is what row `targetRows[i]` is to choose. */
  readonly targets: Int32Array;
  readonly targetRows: Int32Array;
  /** Item `forbidden[i]` may not be chosen by row `forbiddenRows[i]`; none of its targets is among them. */
  readonly forbidden: Int32Array;
  readonly forbiddenRows: Int32Array;
}

const PENALTY = -1e9;

/** The softmax head's inputs; the loss is the mean over targets, one of a row that has n of them counting n^−½. */
export function choiceInputs(choices: Choices): Record<string, Tensor> {
  const { rows, candidates, bias, targets, targetRows } = choices;
  const count = candidates.items.length;
  const rowWeights = new Float32Array(rows);
  const weights = targetWeights(choices);
  const places = new Int32Array(targets.length * 2);
  for (let i = 0; i < targets.length; i++) {
    const row = targetRows[i] as number;
    rowWeights[row] = (rowWeights[row] as number) + (weights[i] as number);
    places[2 * i] = row;
    places[2 * i + 1] = candidates.placeOf[targets[i] as number] as number;
  }
  return {
    bias: floats(bias, [1, count]),
    correction: floats(candidates.correction, [1, count]),
    targets: integers(places, [targets.length, 2]),
    targetWeights: floats(weights, [targets.length]),
    rowWeights: floats(rowWeights, [rows, 1]),
    ...forbiddenInputs(choices),
  };
}

function targetWeights({ rows, targets, targetRows }: Choices): Float32Array {
  const perRow = new Int32Array(rows);
  for (const row of targetRows) perRow[row] = (perRow[row] as number) + 1;
  const share = 1 / Math.max(targets.length, 1);
  return Float32Array.from(targetRows, (row) => share * (perRow[row] as number) ** -0.5);
}

function forbiddenInputs({ forbidden, forbiddenRows, candidates }: Choices): Record<string, Tensor> {
  const places: bigint[] = [];
  for (let i = 0; i < forbidden.length; i++) {
    const place = candidates.placeOf[forbidden[i] as number] as number;
    if (place >= 0) places.push(BigInt(forbiddenRows[i] as number), BigInt(place));
  }
  const pairs = places.length / 2;
  return {
    forbidden: new Tensor('int64', BigInt64Array.from(places), [pairs, 2]),
    penalties: floats(new Float32Array(pairs).fill(PENALTY), [pairs]),
  };
}
