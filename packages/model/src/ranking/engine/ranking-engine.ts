import type { CountedRows, CountedTable, ItemMatrix } from '../item-matrix.ts';
import type { ExplainRequest, RankRequest, RankScores, ScoreShares } from '../ranker.ts';
import type { MatrixArrays } from '../stored-matrix.ts';

/** The network as it serves, in the calling thread. One call at a time. */
export interface RankingEngine {
  setItems(items: CountedTable): Promise<void>;
  /** Rows that are new or other than before; the others stay as they are. */
  changeItems(items: CountedRows): Promise<void>;
  /** What is kept of the items. */
  items(): ItemMatrix;
  /** Puts in force what was kept of items, and takes the arrays over. @throws TypeError when it is another network's. */
  restoreItems(arrays: MatrixArrays): Promise<void>;
  /** [rows, objectives]. @throws RangeError when a row or a width is not the table's. */
  logits(request: RankRequest): Promise<Float32Array>;
  score(request: RankRequest): Promise<RankScores>;
  /** @throws RangeError as `logits`, and when a cross feature has no part. */
  explain(request: ExplainRequest): Promise<ScoreShares>;
  release(): Promise<void>;
}
