import type { ExplanationLoader } from '../../context/request-context.ts';
import type { ServedEdge } from '../../slates/served-page.ts';
import { withRules } from './ruled-summary.ts';
import type { RankingExplanationSource } from './schema.sources.ts';

/** Why an item stands where it does in what was ranked; null where no model ranked it. */
export async function edgeExplanation(
  { served, ranked }: Pick<ServedEdge, 'served' | 'ranked'>,
  explanations: ExplanationLoader,
): Promise<RankingExplanationSource | null> {
  const explained = await explanations.load(served, ranked.itemId);
  if (explained.kind !== 'explained') return null;
  const rules = [...(served.slate.rules ?? []), ...(ranked.rules ?? [])];
  return { ...withRules(explained.explanation, ranked), sources: ranked.sources, rules };
}
