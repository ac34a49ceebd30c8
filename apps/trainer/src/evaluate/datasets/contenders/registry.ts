import type { InteractionsContender, JudgementsContender, SequencesContender } from '../contender.ts';
import { fusionRankOfSequences, fusionRankOfSets } from './fusionrank.ts';
import { bpr } from './item-baselines/bpr.ts';
import { ease } from './item-baselines/ease.ts';
import { graphEmbeddings } from './item-baselines/graph-embeddings.ts';
import { ofInteractions, ofSequences } from './item-baselines/history-sets.ts';
import { ials } from './item-baselines/ials.ts';
import { cosineItemKnn, dampedItemKnn } from './item-baselines/item-knn.ts';
import { modalityKnn } from './item-baselines/modality-knn.ts';
import { transitionKnn } from './item-baselines/transition-knn.ts';
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
    fusionRankOfSets('FusionRank', { networks: 2 }),
    popularInteractions,
    randomItems,
    ofInteractions(cosineItemKnn),
    ofInteractions(dampedItemKnn),
    ofInteractions(modalityKnn),
    ofInteractions(ease),
    ofInteractions(ials),
    ofInteractions(bpr),
    ofInteractions(graphEmbeddings),
  ],
  sequences: [
    fusionRankOfSequences('FusionRank', { networks: 2 }),
    popularInSequences,
    randomItems,
    ofSequences(cosineItemKnn),
    transitionKnn,
    ofSequences(ease),
    ofSequences(ials),
    ofSequences(bpr),
  ],
  judgements: [
    fusionRank(studyTexts),
    ...textBaselines(studyTexts),
    popularProducts,
    randomProducts,
    ...withoutParts(studyTexts),
  ],
};
