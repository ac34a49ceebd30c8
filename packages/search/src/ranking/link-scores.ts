import { eachLink, type ItemLinkColumn } from '@fusionrank/model/ranking';
import { INTERACTION_WEIGHT, type HistoryEntry } from '@fusionrank/domain/profile';
import type { CrossFeatureRequest } from './cross-features/request.ts';

/** What a user's history says for other items, by row; a row that is not there is one it says nothing of. */
export interface LinkScores {
  /** Σ interaction weight · recency^age · link, age counted in interactions; only sums above 0. */
  readonly all: ReadonlyMap<number, number>;
  /** The same of the newest interaction alone that has links. */
  readonly last: ReadonlyMap<number, number>;
  /** The largest of `all`. */
  readonly best: number;
}

/** Entries of a history that are asked, the newest. */
const REACH = 50;

/** Undefined where no item of the history has links: a stranger, or a model without any. */
export function linkScoresOf({
  profile,
  index,
}: Pick<CrossFeatureRequest, 'profile' | 'index'>): LinkScores | undefined {
  const links = index.features()?.table.links;
  if (links === undefined) return undefined;
  const all = new Map<number, number>();
  let last: Map<number, number> | undefined;
  profile.history.slice(0, REACH).forEach((entry, age) => {
    const row = index.rowOf(entry.itemId);
    if (row === undefined || !hasLinks(links, row)) return;
    addLinks(all, links, { row, weight: weightOf(entry) * links.recency ** age });
    if (last !== undefined || weightOf(entry) <= 0) return;
    last = new Map();
    addLinks(last, links, { row, weight: 1 });
  });
  if (last === undefined) return undefined;
  let best = 0;
  for (const [row, score] of all) {
    if (score <= 0) all.delete(row);
    else best = Math.max(best, score);
  }
  return { all, last, best };
}

const weightOf = ({ kind }: HistoryEntry): number => INTERACTION_WEIGHT[kind];

function hasLinks(links: ItemLinkColumn, row: number): boolean {
  let any = false;
  eachLink(links, row, () => (any = true));
  return any;
}

function addLinks(
  scores: Map<number, number>,
  links: ItemLinkColumn,
  { row, weight }: { readonly row: number; readonly weight: number },
): void {
  eachLink(links, row, (other, value) => scores.set(other, (scores.get(other) ?? 0) + weight * value));
}
