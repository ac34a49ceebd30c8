import type { Modality } from '@fusionrank/domain/modality';
import type { ItemFeatureTable } from './item-features.ts';
import type { ScorePart } from './score-parts.ts';
import type { MatrixArrays, MatrixPart, MatrixShape, PartArray } from './stored-matrix.ts';

/** A user's side of a request, already joined to item rows. */
export interface UserInput {
  /** Rows of the user's recent items, newest first, at most HISTORY_LENGTH; items unknown to the table are left out. */
  readonly historyRows: Int32Array;
  /** Index into INTERACTION_KINDS, aligned with historyRows. */
  readonly historyKinds: Uint8Array;
  /** Age of each interaction at the request's instant, in days ≥ 0. */
  readonly historyAgeDays: Float32Array;
  /** Dense profile features, PROFILE_FEATURES wide. */
  readonly profile: Float32Array;
}

/** The query's embedding in the item side's spaces; absent modalities are left out. */
export interface QueryInput {
  /** In the text column's PCA space. */
  readonly text?: Float32Array;
  /** In the image column's PCA space (through the text → image map). */
  readonly image?: Float32Array;
}

export interface RankRequest {
  readonly user: UserInput;
  readonly query: QueryInput;
  /** Rows to score. */
  readonly rows: Int32Array;
  /** [rows, crossFeatureCount], row-major: what only (user, query, item) together say. */
  readonly cross: Float32Array;
  /** Modality blocks to treat as missing on both sides, for ablations and explanations. */
  readonly without?: readonly Modality[];
}

export interface RankScores {
  /** What the order follows; larger is better. Aligned with `rows`. */
  readonly score: Float32Array;
  /** P(click) at the top slot, calibrated, in (0, 1). Aligned with `rows`. */
  readonly probability: Float32Array;
}

/** Items whose scores are to be shared out over SCORE_PARTS: the few of a page. */
export interface ExplainRequest extends Omit<RankRequest, 'without'> {
  /** The part that each cross feature speaks for, in the order of their columns. */
  readonly crossParts: readonly ScorePart[];
}

/** Σ over the parts of an item = logit − baselineLogit, to rounding. */
export interface ScoreShares {
  /** RankScores.score, the weighted sum of log-odds. Aligned with `rows`. */
  readonly logit: Float64Array;
  /** The score of the average item, shown to a stranger who asked for nothing; one number but for rounding. */
  readonly baselineLogit: Float64Array;
  /** [rows, SCORE_PARTS.length], row-major: exact Shapley values. */
  readonly shapley: Float64Array;
}

/** Some items as the network reads them, and where they belong. */
export interface ItemChange {
  /** As many as `rows`. */
  readonly table: ItemFeatureTable;
  /** Rows that are new or other than before, each once; the new ones follow those there are. */
  readonly rows: Int32Array;
  /** Rows that there will be: room is made for them, and for some more, at once. */
  readonly expected?: number;
}

/** The network, loaded and ready; scoring runs off the event loop. */
export interface Ranker {
  readonly modelVersion: string;
  readonly crossFeatures: readonly string[];
  /** The items in force; a new table replaces the old one at once. */
  setItems(table: ItemFeatureTable): Promise<void>;
  /** Some rows come or change, the others stay as they are; rankings see all of it or nothing. */
  changeItems(change: ItemChange): Promise<void>;
  /** Rejects with the signal's reason when that aborts; one that waits for others then is never scored. */
  rank(request: RankRequest, signal?: AbortSignal): Promise<RankScores>;
  /** 128 forward passes an item; rankings asked for meanwhile wait behind it. Left by its signal as `rank` is. */
  explain(request: ExplainRequest, signal?: AbortSignal): Promise<ScoreShares>;
  close(): Promise<void>;
}

/** A ranker whose items can be kept and given to another one of the same network. */
export interface KeptRanker extends Ranker {
  itemMatrix(): Promise<MatrixShape>;
  /** A copy of some of what is kept. Rejects for rows that there are not. */
  itemPart(part: MatrixPart): Promise<PartArray>;
  /** Takes the arrays over: they are empty afterwards. Rejects, and changes nothing, when they are another network's. */
  restoreItems(arrays: MatrixArrays): Promise<void>;
}
