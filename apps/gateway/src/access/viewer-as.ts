import { parseUserId } from '@fusionrank/domain/id';
import { profileAccess } from '@fusionrank/domain/profile-access';
import type { ProfilePurpose } from '@fusionrank/domain/profile-access';
import type { Viewer } from '../viewer/viewer.ts';
import { forbidden } from './forbidden.ts';

/** For whom something is asked, where an argument may name another shopper. */
export interface AskedFor {
  readonly userId: string | null | undefined;
  readonly purpose: Exclude<ProfilePurpose, 'read'>;
}

/**
 * The same session, for the shopper named in the operation's arguments. Throws a FORBIDDEN GraphQLError where the viewer may not,
 * INVALID_INPUT for an id that can't be one.
 */
export function viewerAs(viewer: Viewer, { userId: named, purpose }: AskedFor): Viewer {
  if (named === null || named === undefined) return viewer;
  const userId = parseUserId(named);
  const access = profileAccess(viewer, userId, purpose);
  if (access.kind === 'own') return viewer;
  if (access.kind === 'refused') throw forbidden({ what: 'userId', ...access }, viewer);
  return { ...viewer, kind: 'shopper', userId };
}
