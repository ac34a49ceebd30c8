import type { AppliedRule } from '@fusionrank/domain/rule';
import type { Facet, FacetValue, RankedItem } from '@fusionrank/domain/search';
import type { ScoreContribution, ScoreExplanation } from '@fusionrank/search';
import type { ServedPage } from '../../slates/served-page.ts';

export type SearchConnectionSource = ServedPage;
export type SearchEdgeSource = ServedPage['edges'][number];
export type RankingExplanationSource = ScoreExplanation &
  Pick<RankedItem, 'sources'> & {
    readonly rules: readonly AppliedRule[];
  };
export type ContributionSource = ScoreContribution;
export type TermsFacetSource = Extract<Facet, { kind: 'terms' }>;
export type RangeFacetSource = Extract<Facet, { kind: 'range' }>;
export type FacetValueSource = FacetValue;
