import type { ItemId } from '@fusionrank/domain/id';
import type { Slate } from '@fusionrank/domain/search';
import { evidence } from '../explanation/evidence.ts';
import { scoreExplanation, type ScoreExplanation } from '../explanation/score-explanation.ts';
import type { CrossFeatureRequest } from '../ranking/cross-features/request.ts';
import type { RankingPolicy } from '../ranking/policies/policy.ts';
import { PATIENCE, rankingPolicy, type EngineParts } from './request-run.ts';
import type { RankingBasis } from './search.ts';
import { NO_DEADLINE } from './deadline.ts';
import { within } from './within.ts';

export type Explained =
  | { readonly kind: 'explained'; readonly explanation: ScoreExplanation }
  | { readonly kind: 'unexplained'; /** One sentence. */ readonly reason: string };

/** What explaining needs of a slate that was served. */
export interface ExplainedSlate extends Pick<Slate, 'policy' | 'degraded'> {
  readonly basis: RankingBasis;
}

/**
 * Explains items, aligned with their ids, from the query and the profile that the slate was ranked with; the catalogue and
 * popularity are those of now. What can't be explained says why, and fails nothing.
 */
export async function explain(
  parts: EngineParts,
  slate: ExplainedSlate,
  itemIds: readonly ItemId[],
): Promise<readonly Explained[]> {
  const policy = explainingPolicy(parts, slate);
  if (typeof policy === 'string') return itemIds.map(() => unexplained(policy));
  const { index, ports, patience = PATIENCE, deadline = NO_DEADLINE } = parts;
  const { signal } = deadline;
  const rowOf = (id: ItemId): number => index.rowOf(id) ?? -1;
  const sold = itemIds.filter((id) => index.isLive(rowOf(id)));
  const request = { ...slate.basis, index, popularityOf: ports.popularityOf, rows: Int32Array.from(sold, rowOf) };
  try {
    const explained = await within({ patienceMs: patience.rankMs, stage: 'explain', signal }, (until) =>
      explainRows(policy, request, until),
    );
    return itemIds.map((id) => explained[sold.indexOf(id)] ?? unexplained(`${id} is not on sale`));
  } catch (cause) {
    signal.throwIfAborted();
    ports.onFailure('explain', cause, deadline.requestId);
    return itemIds.map(() => unexplained('the model could not be asked just now'));
  }
}

const unexplained = (reason: string): Explained => ({ kind: 'unexplained', reason });

type ExplainingPolicy = Required<Pick<RankingPolicy, 'explain'>>;

/** The policy that ranked the slate; or why it can't be asked. */
function explainingPolicy(parts: EngineParts, { basis, policy, degraded }: ExplainedSlate): ExplainingPolicy | string {
  if (basis.sort !== 'RELEVANCE') return `sorted by ${basis.sort}: no model ranked it`;
  if (degraded.includes('MODEL_UNAVAILABLE'))
    return "no model ranked it: the order follows the words' match and popularity";
  const current = rankingPolicy(parts, basis.personalization);
  if (current?.name !== policy) return `${policy}, which ranked it, is no longer in force: search again`;
  const { explain } = current;
  return explain === undefined ? `the scores of ${policy} have no parts to tell` : { explain };
}

async function explainRows(
  { explain }: ExplainingPolicy,
  request: CrossFeatureRequest,
  signal: AbortSignal,
): Promise<readonly Explained[]> {
  const shares = await explain(request, signal);
  const evidenceOf = evidence(request);
  return Array.from(request.rows, (row, i): Explained => {
    const share = shares[i];
    if (share === undefined)
      return unexplained('newer than what the model has read of the catalogue: it stands behind all that is known');
    return { kind: 'explained', explanation: scoreExplanation(share, evidenceOf(row)) };
  });
}
