import { parseUserId } from '@fusionrank/domain/id';
import { profileAccess } from '@fusionrank/domain/profile-access';
import type { ProfilePurpose } from '@fusionrank/domain/profile-access';
import type { RequestContext } from '../context/request-context.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { forbidden } from './forbidden.ts';

/** For whom something is asked, where an argument may name another shopper. */
export interface AskedFor {
  readonly userId: string | null | undefined;
  readonly purpose: Exclude<ProfilePurpose, 'read'>;
}

type AskedBy = Pick<RequestContext, 'viewer' | 'audit'>;

/**
 * The same session, for the shopper named in the operation's arguments; that it is ranked for them is written down. Throws a FORBIDDEN GraphQLError where the viewer may not,
 * INVALID_INPUT for an id that can't be one.
 */
export function viewerAs({ viewer, audit }: AskedBy, { userId: named, purpose }: AskedFor): Viewer {
  if (named === null || named === undefined) return viewer;
  const userId = parseUserId(named);
  const access = profileAccess(viewer, userId, purpose);
  if (access.kind === 'own') return viewer;
  if (access.kind === 'refused') throw forbidden({ what: 'userId', ...access }, viewer);
  if (purpose === 'rank') audit.note('profile.rank', userId);
  return { ...viewer, kind: 'shopper', userId };
}
