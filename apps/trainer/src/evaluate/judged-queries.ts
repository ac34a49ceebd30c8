import type { ItemId, SessionId, UserId } from '@fusionrank/domain/id';
import { parseSessionId } from '@fusionrank/domain/id';
import type { OnProgress } from '@fusionrank/domain/progress';
import { catalogueCoverage, ndcgAt, recallAt, reciprocalRank } from '@fusionrank/model/evaluation';
import { createSearchEngine } from '@fusionrank/search';
import type { Contender } from './contenders.ts';
import { PATIENT, type ReplayShop } from './replay-shop.ts';
import type { PolicyScores, QueryScores } from './scoreboard.ts';

/** Somebody's question and what of the whole catalogue answers it how well. */
export interface JudgedQuery {
  readonly userId: UserId;
  readonly text: string;
  readonly at: Date;
  /** Every item with a grade above 0. */
  readonly grades: ReadonlyMap<ItemId, number>;
}

/** An item of this grade is what Recall and MRR look for: among the best tenth for its shopper. */
const WANTED_GRADE = 3;
const SHOWN = 10;

/** Every contender answers every query over the whole catalogue, through the whole pipeline. */
export async function scoreJudgedQueries(
  shop: ReplayShop,
  task: { readonly queries: readonly JudgedQuery[]; readonly contenders: readonly Contender[]; readonly stage: string },
  onProgress?: OnProgress,
): Promise<readonly PolicyScores[]> {
  const { queries, contenders, stage } = task;
  const total = queries.length * contenders.length;
  let done = 0;
  const results: PolicyScores[] = [];
  for (const contender of contenders) {
    const scores: QueryScores[] = [];
    const shown: ItemId[][] = [];
    for (const query of queries) {
      const ranked = await answer(shop, contender, query);
      scores.push(scoresOf(ranked, query));
      shown.push(ranked.slice(0, SHOWN));
      onProgress?.({ stage, done: ++done, total, note: contender.name });
    }
    const coverage = catalogueCoverage(shown, shop.index.liveCount());
    results.push({ policy: contender.name, queries: scores, overall: { coverage } });
  }
  return results;
}

const SESSION: SessionId = parseSessionId('replay');

async function answer(shop: ReplayShop, { policy, personalization }: Contender, query: JudgedQuery): Promise<ItemId[]> {
  const engine = createSearchEngine({ index: shop.index, ports: shop.portsAt(query.at), policy, patience: PATIENT });
  const slate = await engine.search({
    text: query.text,
    userId: query.userId,
    sessionId: SESSION,
    filters: [],
    sort: 'RELEVANCE',
    personalization,
    facetKeys: [],
  });
  return Array.from(slate.items, ({ itemId }) => itemId);
}

function scoresOf(ranked: readonly ItemId[], { grades }: JudgedQuery): QueryScores {
  const inOrder = ranked.map((id) => grades.get(id) ?? 0);
  const judged = [...grades.values()];
  const wanted = (values: readonly number[]): number[] => values.map((grade) => (grade >= WANTED_GRADE ? 1 : 0));
  const total = wanted(judged).reduce((a, b) => a + b, 0);
  return {
    'NDCG@10': ndcgAt(10, inOrder, judged),
    'Recall@50': recallAt(50, wanted(inOrder), total),
    MRR: total === 0 ? null : reciprocalRank(wanted(inOrder)),
  };
}
