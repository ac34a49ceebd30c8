import { checkedFirst } from '../../../slates/page.ts';
import type { UserProfileResolvers } from '../../types.generated.ts';
import { AFFINITY_KIND } from '../affinity-kind.ts';

export const UserProfile: UserProfileResolvers = {
  id: ({ userId }) => userId,
  affinities: ({ affinities }, { kind, first }) =>
    affinities
      .filter((affinity) => kind === null || kind === undefined || AFFINITY_KIND[affinity.kind] === kind)
      .slice(0, checkedFirst(first)),
  recentInteractions: ({ history }, { first }) => history.slice(0, checkedFirst(first)),
  similarUsers: ({ userId, consent }, { first }, { serving }) =>
    consent.personalization ? (serving.model?.similarUsers(userId, checkedFirst(first)) ?? []) : [],
};
