import { MODALITIES } from '@fusionrank/domain/modality';

/** What a score is shared out over: the item's modality blocks, the query, and who asks. */
export const SCORE_PARTS = [...MODALITIES, 'query-match', 'context'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];
