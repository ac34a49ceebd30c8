import type { ItemId } from '@fusionrank/domain/id';
import type { SimilarRequest } from '@fusionrank/search';
import type { RequestContext } from '../../context/request-context.ts';
import type { ServedPage } from '../../slates/served-page.ts';
import type { SimilarityMode, SimilarityWeights } from '../types.generated.ts';
import { MOST_RECOMMENDED, recommendationPage } from './recommendation-page.ts';

export interface SimilarAsked {
  readonly itemId: ItemId;
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly mode: SimilarityMode;
  /** Instead of the mode. */
  readonly weights?: SimilarityWeights | null | undefined;
}

const MODES = {
  VISUAL: 'visual',
  TEXTUAL: 'textual',
  COLLABORATIVE: 'behavioural',
  MULTIMODAL: 'multimodal',
} as const satisfies Record<SimilarityMode, SimilarRequest['mode']>;

export function similarPage(
  { itemId, first, after, mode, weights }: SimilarAsked,
  context: RequestContext,
): Promise<ServedPage> {
  const request = { itemId, mode: MODES[mode], ...(weights && { weights: counted(weights) }), limit: MOST_RECOMMENDED };
  return recommendationPage(
    {
      first,
      after,
      viewer: context.viewer,
      fingerprint: JSON.stringify({ ...request, limit: undefined }),
      rank: () => context.serving.similar(request, context.deadline),
    },
    context,
  );
}

function counted({ look, text, behaviour }: SimilarityWeights): NonNullable<SimilarRequest['weights']> {
  return { text: text ?? 0, image: look ?? 0, behaviour: behaviour ?? 0 };
}
