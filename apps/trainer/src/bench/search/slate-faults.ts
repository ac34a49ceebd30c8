import type { RankedItem, Slate } from '@fusionrank/domain/search';

interface Checked extends Pick<Slate, 'degraded' | 'policy'> {
  readonly items: Iterable<RankedItem>;
  readonly facets: readonly { readonly key: string }[];
}

/** What is wrong with a search's answer, one sentence each: its places, its products, facets, and what it did without. */
export function faultsOfSlate({ items, degraded, facets, policy }: Checked) {
  const ranked = [...items];
  return [
    ...(ranked.length > 0 ? [] : ['expected products, got none']),
    ...(ranked.every(({ position }, at) => position === at) ? [] : ['expected places from 0']),
    ...(new Set(ranked.map(({ itemId }) => itemId)).size === ranked.length ? [] : ['expected each product once']),
    ...(facets.some(({ key }) => key === 'category') ? [] : ['expected facets, among them category']),
    ...(policy.startsWith('network') ? [] : [`expected the network to rank, got ${policy}`]),
    ...degraded.map((what) => `degraded: ${what}`),
  ];
}
