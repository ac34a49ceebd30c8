import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { CO_VISIT_DEFAULTS, coVisitScores } from '../co-visits.ts';
import type { Neighbours } from '../neighbours.ts';
import { foretellingOf, foretoldNdcg, type Foretelling, type JudgedHistories } from './foretelling.ts';
import { fitLinks, type LinkSettings } from './link-table.ts';
import { recentTouches, type TouchHistory } from './touch-history.ts';

export interface ChooseLinks extends JudgedHistories {
  readonly perRow: number;
  readonly candidates?: readonly LinkSettings[];
  readonly onProgress?: OnProgress;
  /** Stops between candidates with INTERRUPTED. */
  readonly signal?: AbortSignal;
}

export interface JudgedLinks {
  readonly settings: LinkSettings;
  /** In (0, 1]: a touch k places back says recency^k of its weight. */
  readonly recency: number;
  /** Mean NDCG@20 over validation users, full sort, of the table as it is kept. */
  readonly ndcg: number;
}

const TRANSITION = { distanceDamping: 1, lengthDamping: 0.5, fromDamping: 0.5, reach: 10 } as const;
/** Users that are a few hundred want a small λ, many thousands a large one. */
export const LINK_CANDIDATES: readonly LinkSettings[] = [
  { kind: 'co-visits', userDamping: CO_VISIT_DEFAULTS.userDamping, popularityDamping: 0.1 },
  { kind: 'co-visits', userDamping: CO_VISIT_DEFAULTS.userDamping, popularityDamping: 0.4 },
  ...[3, 10, 30, 100, 300, 1_000].map((lambda): LinkSettings => ({ kind: 'ease', lambda })),
  { kind: 'transitions', forward: 1, backward: 0.5, toDamping: 0.2, ...TRANSITION },
  { kind: 'transitions', forward: 1, backward: 0, toDamping: 0.2, ...TRANSITION },
];
const RECENCIES = [1, 0.95, 0.85] as const;

/** Fits each candidate and judges it with each decay on validation; best first, equal ones in the order given. */
export function chooseLinks(choice: ChooseLinks): readonly JudgedLinks[] {
  const { items, training, candidates = LINK_CANDIDATES, onProgress, signal } = choice;
  const foretelling = foretellingOf(choice);
  const judged = candidates.flatMap((settings, i) => {
    if (signal?.aborted === true)
      throw problem('INTERRUPTED', `item links were stopped after ${i} of ${candidates.length} candidates`);
    onProgress?.({ stage: 'choosing item links', done: i, total: candidates.length });
    const table = fitLinks({ items, histories: training, perRow: choice.perRow }, settings, signal && { signal });
    return RECENCIES.map((recency) => ({
      settings,
      recency,
      ndcg: linksNdcg(table, recency, { training, foretelling }),
    }));
  });
  onProgress?.({ stage: 'choosing item links', done: candidates.length, total: candidates.length });
  return judged.sort((a, b) => b.ndcg - a.ndcg);
}

function linksNdcg(
  table: Neighbours,
  recency: number,
  { training, foretelling }: { readonly training: readonly TouchHistory[]; readonly foretelling: Foretelling },
): number {
  return foretoldNdcg(foretelling, (user, out) => {
    const history = training[user];
    if (history === undefined) throw new RangeError(`no history of user ${user}`);
    const { items: indices, weights: values } = recentTouches(history, recency);
    out.set(coVisitScores(table, { indices, values }));
  });
}
