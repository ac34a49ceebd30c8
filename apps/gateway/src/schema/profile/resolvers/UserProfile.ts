import { segmentsOf } from '@fusionrank/domain/segment';
import { checkedFirst } from '../../../slates/page.ts';
import type { UserProfileResolvers } from '../../types.generated.ts';
import { AFFINITY_KIND } from '../affinity-kind.ts';
import { historyPage } from '../history-page.ts';
import { rankedLook } from '../ranked-look.ts';
import { writeNodeId } from '../../base/node-id.ts';

export const UserProfile: UserProfileResolvers = {
  nodeId: ({ userId }) => writeNodeId({ type: 'UserProfile', id: userId }),
  id: ({ userId }) => userId,
  affinities: ({ affinities }, { kind, first }) =>
    affinities
      .filter((affinity) => kind === null || kind === undefined || AFFINITY_KIND[affinity.kind] === kind)
      .slice(0, checkedFirst(first)),
  segments: (profile) => segmentsOf(profile),
  recentInteractions: async (profile, { first, after }, context) => {
    const { edges, hasNextPage } = await historyPage(profile, { first: checkedFirst(first), after }, context);
    const cursors = { startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
    const pageInfo = { hasNextPage, hasPreviousPage: typeof after === 'string', ...cursors };
    return { edges, nodes: edges.map(({ node }) => node), pageInfo };
  },
  recommendations: ({ userId }, { first }, context) => rankedLook(userId, checkedFirst(first), context),
  similarUsers: ({ userId, consent }, { first }, { serving }) =>
    consent.personalization ? (serving.model?.similarUsers(userId, checkedFirst(first)) ?? []) : [],
};
