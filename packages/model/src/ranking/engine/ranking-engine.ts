import type { CountedRows, CountedTable } from '../item-matrix.ts';
import type { ExplainRequest, RankRequest, RankScores, ScoreShares } from '../ranker.ts';

/** The network as it serves, in the calling thread. One call at a time. */
export interface RankingEngine {
  setItems(items: CountedTable): Promise<void>;
  /** Rows that are new or other than before; the others stay as they are. */
  changeItems(items: CountedRows): Promise<void>;
  /** [rows, objectives]. @throws RangeError when a row or a width is not the table's. */
  logits(request: RankRequest): Promise<Float32Array>;
  score(request: RankRequest): Promise<RankScores>;
  /** @throws RangeError as `logits`, and when a cross feature has no part. */
  explain(request: ExplainRequest): Promise<ScoreShares>;
  release(): Promise<void>;
}
