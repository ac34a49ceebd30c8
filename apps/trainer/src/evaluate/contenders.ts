import { MODALITIES } from '@fusionrank/domain/modality';
import type { Ranker } from '@fusionrank/model/ranking';
import {
  itemLinksPolicy,
  lexicalPolicy,
  lexicalSemanticPolicy,
  networkPolicy,
  popularityPolicy,
  randomPolicy,
  type RankingPolicy,
} from '@fusionrank/search/ranking';

/** One policy of a table, and whether its request knows the user. */
export interface Contender {
  readonly name: string;
  readonly policy: RankingPolicy;
  /** 1, or 0 to retrieve and rank for somebody nobody knows. */
  readonly personalization: 0 | 1;
}

/** The model first, then itself with a part taken away, then the baselines. */
export function contenders(ranker: Ranker, seed: number): readonly Contender[] {
  return [
    { name: 'network', policy: networkPolicy(ranker), personalization: 1 },
    { name: 'network, nobody known', policy: networkPolicy(ranker, { personalization: 0 }), personalization: 0 },
    ...MODALITIES.map((modality): Contender => ({
      name: `network without ${modality}`,
      policy: networkPolicy(ranker, { without: [modality] }),
      personalization: 1,
    })),
    { name: 'item links', policy: itemLinksPolicy, personalization: 1 },
    { name: 'BM25 + semantic', policy: lexicalSemanticPolicy, personalization: 0 },
    { name: 'BM25', policy: lexicalPolicy, personalization: 0 },
    { name: 'popularity', policy: popularityPolicy, personalization: 0 },
    { name: 'random', policy: randomPolicy(seed), personalization: 0 },
  ];
}
