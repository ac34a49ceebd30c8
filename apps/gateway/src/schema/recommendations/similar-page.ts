import type { ItemId } from '@fusionrank/domain/id';
import type { SimilarRequest } from '@fusionrank/search';
import type { RequestContext } from '../../context/request-context.ts';
import type { ServedPage } from '../../slates/served-page.ts';
import type { SimilarityMode } from '../types.generated.ts';
import { recommendationPage } from './recommendation-page.ts';

export interface SimilarAsked {
  readonly itemId: ItemId;
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly mode: SimilarityMode;
}

/** Similar items one can page through. */
const MOST_SIMILAR = 200;

const MODES = {
  VISUAL: 'visual',
  TEXTUAL: 'textual',
  COLLABORATIVE: 'behavioural',
  MULTIMODAL: 'multimodal',
} as const satisfies Record<SimilarityMode, SimilarRequest['mode']>;

export function similarPage(
  { itemId, first, after, mode }: SimilarAsked,
  context: RequestContext,
): Promise<ServedPage> {
  return recommendationPage(
    {
      first,
      after,
      viewer: context.viewer,
      fingerprint: JSON.stringify({ itemId, mode }),
      rank: () => context.serving.similar({ itemId, mode: MODES[mode], limit: MOST_SIMILAR }, context.deadline),
    },
    context,
  );
}
