import type { ServedPage } from '../../slates/served-page.ts';

export type RecommendationConnectionSource = ServedPage;
export type RecommendationEdgeSource = ServedPage['edges'][number];
