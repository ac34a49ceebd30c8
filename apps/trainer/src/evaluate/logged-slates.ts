import type { OnProgress } from '@fusionrank/domain/progress';
import type { LoggedSlate, TrainingLog } from '@fusionrank/feature-store';
import { auc, ndcgAt } from '@fusionrank/model/evaluation';
import { anonymousProfile, type PolicyRequest } from '@fusionrank/search/ranking';
import { understand } from '@fusionrank/search/understanding';
import { popularityByRow } from '../train/popularity-by-row.ts';
import type { Contender } from './contenders.ts';
import type { ReplayShop } from './replay-shop.ts';
import type { PolicyScores, QueryScores } from './scoreboard.ts';

export interface LoggedSlatesTask {
  readonly log: TrainingLog;
  readonly window: { readonly from: Date; readonly until: Date };
  /** Slates looked at, at most; slates nobody clicked in say nothing and are passed over. */
  readonly most: number;
  readonly contenders: readonly Contender[];
  readonly onProgress?: OnProgress;
}

/** Every contender orders what was shown; clicks are the labels. Profiles and popularity are those of the moment. */
export async function scoreLoggedSlates(shop: ReplayShop, task: LoggedSlatesTask): Promise<readonly PolicyScores[]> {
  const scores = task.contenders.map((): QueryScores[] => []);
  const stage = 'logged test slates';
  let done = 0;
  for await (const slate of task.log.slates({ ...task.window, labelsUntil: task.window.until })) {
    if (done === task.most) break;
    const clicks = clicksByRow(slate, shop);
    if (clicks.labels.every((label) => label === 0)) continue;
    const request = await requestOf(slate, shop, clicks.rows);
    for (const [i, contender] of task.contenders.entries()) {
      scores[i]?.push(await scoresOf(contender, request, clicks.labels));
    }
    task.onProgress?.({ stage, done: ++done, total: task.most });
  }
  return task.contenders.map(({ name }, i) => ({ policy: name, queries: scores[i] ?? [] }));
}

interface ShownRows {
  readonly rows: Int32Array;
  /** Aligned with `rows`. */
  readonly labels: readonly number[];
}

/** By row, not by position: equal scores must not fall back on the order that was shown. */
function clicksByRow({ impressions }: LoggedSlate, { index }: ReplayShop): ShownRows {
  const shown = impressions
    .flatMap(({ itemId, clicked }) => {
      const row = index.rowOf(itemId);
      return row === undefined || !index.isLive(row) ? [] : [{ row, label: clicked ? 1 : 0 }];
    })
    .sort((a, b) => a.row - b.row);
  return { rows: Int32Array.from(shown, ({ row }) => row), labels: shown.map(({ label }) => label) };
}

async function requestOf(slate: LoggedSlate, shop: ReplayShop, rows: Int32Array): Promise<PolicyRequest> {
  const query = understand(slate.query, shop.index);
  const text = query.correctedText ?? query.text;
  return {
    query,
    vectors: text === '' ? {} : await shop.encodeQuery(text),
    index: shop.index,
    profile: slate.profile,
    popularityOf: popularityByRow(shop.index, slate.popularityOf),
    now: slate.shownAt,
    candidates: { rows, scores: new Float64Array(rows.length), sources: new Uint8Array(rows.length) },
  };
}

async function scoresOf(
  { policy, personalization }: Contender,
  request: PolicyRequest,
  labels: readonly number[],
): Promise<QueryScores> {
  const profile = personalization === 1 ? request.profile : anonymousProfile(request.profile.userId, request.now);
  const scores = await policy.score({ ...request, profile });
  const order = [...labels.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return {
    'NDCG@10': ndcgAt(
      10,
      order.map((place) => labels[place] ?? 0),
    ),
    AUC: auc({ scores, labels }),
  };
}
