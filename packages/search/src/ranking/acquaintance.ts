import type { FeatureGroup } from './feature-group.ts';

/** Whether the user is known, and whether user and item have met. */
export const acquaintance: FeatureGroup = {
  names: ['hasUser', 'userActivity', 'interacted', 'purchased'],
  modality: undefined,
  prepare: ({ profile, index }) => {
    const touched = new Set(profile.history.map(({ itemId }) => itemId));
    const bought = new Set(profile.history.filter(({ kind }) => kind === 'purchase').map(({ itemId }) => itemId));
    const hasUser = profile.interactionCount > 0 ? 1 : 0;
    const activity = Math.log1p(profile.interactionCount) / 5;
    return (row) => {
      const id = index.entryAt(row)?.item.id;
      if (id === undefined) return [hasUser, activity, 0, 0];
      return [hasUser, activity, touched.has(id) ? 1 : 0, bought.has(id) ? 1 : 0];
    };
  },
};
