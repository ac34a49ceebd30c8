import type { InteractionsContender, JudgementsContender, SequencesContender } from '../contender.ts';
import { fusionRank, withoutParts } from './judged/fusion-rank.ts';
import { textBaselines } from './judged/text-baselines.ts';
import { rememberingStudy } from './judged/text-study.ts';
import { popularInSequences, popularInteractions, popularProducts } from './popularity.ts';
import { randomItems, randomProducts } from './random.ts';

/** Who contends on each format, a line each. The first is the model: the others are held against it. */
export interface ContenderLists {
  readonly interactions: readonly InteractionsContender[];
  readonly sequences: readonly SequencesContender[];
  readonly judgements: readonly JudgementsContender[];
}

/** One for all contenders: they read the same texts. */
const studyTexts = rememberingStudy();

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
    fusionRank(studyTexts),
    ...textBaselines(studyTexts),
    popularProducts,
    randomProducts,
    ...withoutParts(studyTexts),
  ],
};
