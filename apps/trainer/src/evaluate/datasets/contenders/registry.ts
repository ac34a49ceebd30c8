import type { InteractionsContender, JudgementsContender, SequencesContender } from '../contender.ts';
import { popularInSequences, popularInteractions, popularProducts } from './popularity.ts';
import { randomItems, randomProducts } from './random.ts';

/** Who contends on each format, a line each. The first is the model: the others are held against it. */
export interface ContenderLists {
  readonly interactions: readonly InteractionsContender[];
  readonly sequences: readonly SequencesContender[];
  readonly judgements: readonly JudgementsContender[];
}

export const CONTENDERS: ContenderLists = {
  interactions: [
    popularInteractions, //
    randomItems,
  ],
  sequences: [
    popularInSequences, //
    randomItems,
  ],
  judgements: [
    popularProducts, //
    randomProducts,
  ],
};
