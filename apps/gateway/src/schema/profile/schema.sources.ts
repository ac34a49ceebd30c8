import type { Interaction } from '@fusionrank/domain/event';
import type { Affinity, UserProfile } from '@fusionrank/domain/profile';
import type { ServedPage } from '../../slates/served-page.ts';

export type UserProfileSource = UserProfile;
export type AffinitySource = Affinity;
export type RecentInteractionSource = Interaction;
export type ProfileRecommendationSource = Omit<ServedPage['edges'][number], 'cursor'>;
