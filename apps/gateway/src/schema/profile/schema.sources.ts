import type { Affinity, HistoryEntry, UserProfile } from '@fusionrank/domain/profile';

export type UserProfileSource = UserProfile;
export type AffinitySource = Affinity;
export type RecentInteractionSource = HistoryEntry;
