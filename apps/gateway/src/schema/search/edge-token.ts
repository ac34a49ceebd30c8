import type { ServedEdge } from '../../slates/served-page.ts';
import type { TrackingTokens } from '../../slates/tracking-token.ts';

/** Signed when it is asked for: a page without tokens does not pay for them. */
export function edgeToken({ served, ranked }: ServedEdge, tokens: TrackingTokens): string {
  const { itemId, position } = ranked;
  return tokens.sign({ slateId: served.slate.slateId, itemId, position, query: served.query });
}
