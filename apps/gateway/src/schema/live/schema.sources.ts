import type { Followed } from '../../live/follow-ranking.ts';
import type { RankMove } from '../../live/rank-moves.ts';
import type { ServedEdge } from '../../slates/served-page.ts';

export interface RankingUpdateSource extends Pick<Followed<unknown>, 'version' | 'reason' | 'moves'> {
  readonly searchId: string;
  readonly edges: readonly ServedEdge[];
}
export type RankMoveSource = RankMove;
