import { MODALITIES } from '@fusionrank/domain/modality';
import type { BlockRange } from '../fusion/network-shape.ts';
import type { ExplainRequest, QueryInput, ScoreShares, UserInput } from './ranker.ts';
import { SCORE_PARTS, type ScorePart } from './score-parts.ts';
import { shapleyValues } from './shapley.ts';
import { unknownUser } from './user-input.ts';

/** What explaining asks of the items in force. */
export interface ExplainedItems {
  readonly blocks: readonly BlockRange[];
  /** The item's row of W, [d]. @throws RangeError when there is no such item. */
  readonly itemBlocks: (row: number) => Float32Array;
  /** [d]: each block's mean over the items in force that have it. */
  readonly meanBlocks: Float32Array;
  /** [crossFeatures]: means over the training set. */
  readonly crossMean: Float32Array;
}

/** Candidates to score for one user and query. */
export interface Pass {
  readonly user: UserInput;
  readonly query: QueryInput;
  /** [candidates, d] */
  readonly blocks: Float32Array;
  /** [candidates, crossFeatures], row-major */
  readonly cross: Float32Array;
}

/** Coalitions of modality blocks: the low bits of a coalition. The query and the context are the two bits above. */
const BLOCK_COALITIONS = 2 ** MODALITIES.length;

/**
 * The first half of sharing every item's score out over SCORE_PARTS, exactly: all 2^7 coalitions, to be scored. A part that
 * stands aside leaves
 * - a modality block: the item's block at its catalogue mean, its cross features at their training mean;
 * - the query: no query, as in browsing, its cross features 0 as where nothing was asked;
 * - the context: a stranger without history, its cross features 0 as for a stranger.
 * So a search by a stranger owes exactly nothing to its context, and browsing nothing to its query; with all aside there is
 * the average item, shown to a stranger who asked for nothing.
 *
 * V depends on the query and the context alone: four passes of 32 candidates an item.
 * @throws RangeError when a cross feature has no part, or there is no such item.
 */
export function explanationPasses(items: ExplainedItems, request: ExplainRequest): readonly Pass[] {
  const { user, query, rows, crossParts } = request;
  if (request.cross.length !== rows.length * items.crossMean.length || crossParts.length !== items.crossMean.length)
    throw new RangeError(
      `cross features: expected ${items.crossMean.length} an item and a part for each, got ${request.cross.length} numbers for ${rows.length} items and ${crossParts.length} parts`,
    );
  const blocks = candidateBlocks(items, rows);
  return [0, 1, 2, 3].map((sides) => ({
    query: (sides & 1) === 1 ? query : {},
    user: (sides & 2) === 2 ? user : unknownUser(),
    blocks,
    cross: candidateCross(items, request, sides * BLOCK_COALITIONS),
  }));
}

/** The second half. @param scores Of each pass's candidates, in their order: what the ranking follows. */
export function sharesOf({ rows }: Pick<ExplainRequest, 'rows'>, scores: readonly Float32Array[]): ScoreShares {
  const everything = 2 ** SCORE_PARTS.length - 1;
  const valueOf = (place: number) => (coalition: number) =>
    scores[Math.floor(coalition / BLOCK_COALITIONS)]?.[
      place * BLOCK_COALITIONS + (coalition % BLOCK_COALITIONS)
    ] as number;
  const shapley = new Float64Array(rows.length * SCORE_PARTS.length);
  rows.forEach((_, place) => {
    shapley.set(shapleyValues(SCORE_PARTS.length, valueOf(place)), place * SCORE_PARTS.length);
  });
  return {
    logit: Float64Array.from(rows, (_, place) => valueOf(place)(everything)),
    baselineLogit: Float64Array.from(rows, (_, place) => valueOf(place)(0)),
    shapley,
  };
}

/** [rows · 32, d]: each item's row of W in every coalition of its blocks. */
function candidateBlocks({ blocks, itemBlocks, meanBlocks }: ExplainedItems, rows: Int32Array): Float32Array {
  const d = meanBlocks.length;
  const out = new Float32Array(rows.length * BLOCK_COALITIONS * d);
  rows.forEach((row, place) => {
    const own = itemBlocks(row);
    for (let coalition = 0; coalition < BLOCK_COALITIONS; coalition++) {
      const at = (place * BLOCK_COALITIONS + coalition) * d;
      blocks.forEach(({ start, width }, block) => {
        const from = isIn(coalition, block) ? own : meanBlocks;
        out.set(from.subarray(start, start + width), at + start);
      });
    }
  });
  return out;
}

/** [rows · 32, crossFeatures]; `sides` are the coalition's bits above the blocks. */
function candidateCross({ crossMean }: ExplainedItems, request: ExplainRequest, sides: number): Float32Array {
  const { rows, cross, crossParts } = request;
  const width = crossMean.length;
  const partOf = crossParts.map((part) => SCORE_PARTS.indexOf(part));
  const aside = crossMean.map((mean, feature) => (isOfItem(crossParts[feature]) ? mean : 0));
  const out = new Float32Array(rows.length * BLOCK_COALITIONS * width);
  for (let at = 0; at < out.length; at++) {
    const candidate = Math.floor(at / width);
    const feature = at % width;
    const place = Math.floor(candidate / BLOCK_COALITIONS);
    const isThere = isIn(sides + (candidate % BLOCK_COALITIONS), partOf[feature] as number);
    out[at] = (isThere ? cross[place * width + feature] : aside[feature]) as number;
  }
  return out;
}

const isIn = (coalition: number, part: number): boolean => ((coalition >> part) & 1) === 1;

const isOfItem = (part: ScorePart | undefined): boolean => part !== 'query-match' && part !== 'context';
