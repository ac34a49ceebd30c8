import type { Facet, FacetValue } from '@fusionrank/domain/search';
import type { ServedPage } from '../../slates/served-page.ts';

export type SearchConnectionSource = ServedPage;
export type SearchEdgeSource = ServedPage['edges'][number];
export type TermsFacetSource = Extract<Facet, { kind: 'terms' }>;
export type RangeFacetSource = Extract<Facet, { kind: 'range' }>;
export type FacetValueSource = FacetValue;
