import { parseUserId } from '@fusionrank/domain/id';
import type { UserId } from '@fusionrank/domain/id';
import { isProblem } from '@fusionrank/domain/problem';
import { profileAccess } from '@fusionrank/domain/profile-access';
import type { Role } from '@fusionrank/domain/role';
import { refusalMessage } from '../access/forbidden.ts';
import type { Viewer } from '../viewer/viewer.ts';

/** Whose matter a mutation decides, or why not as the schema tells it. */
export type ActingFor =
  { readonly kind: 'acting'; readonly userId: UserId } | { readonly kind: 'refused'; readonly error: ActingRefused };

export type ActingRefused =
  | {
      readonly __typename: 'ForbiddenError';
      readonly message: string;
      readonly path: readonly string[];
      readonly requires: Role;
    }
  | {
      readonly __typename: 'ValidationError';
      readonly message: string;
      readonly path: readonly string[];
      readonly code: string;
    };

const PATH = ['input', 'userId'];

/** Of one's own by default; of others where the viewer may record for them. */
export function actingFor(viewer: Viewer, named: string | null | undefined): ActingFor {
  if (named === null || named === undefined) return { kind: 'acting', userId: viewer.userId };
  try {
    const userId = parseUserId(named);
    const access = profileAccess(viewer, userId, 'record');
    if (access.kind !== 'refused') return { kind: 'acting', userId };
    const message = refusalMessage({ what: 'userId', ...access }, viewer);
    const { requires } = access;
    return { kind: 'refused', error: { __typename: 'ForbiddenError', message, path: PATH, requires } };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return {
      kind: 'refused',
      error: { __typename: 'ValidationError', code: error.code, message: error.message, path: PATH },
    };
  }
}
