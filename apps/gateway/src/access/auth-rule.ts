import type { UserId } from '@fusionrank/domain/id';
import { profileAccess } from '@fusionrank/domain/profile-access';
import type { ProfilePurpose } from '@fusionrank/domain/profile-access';
import { mayAs } from '@fusionrank/domain/role';
import type { Role } from '@fusionrank/domain/role';
import type { Viewer } from '../viewer/viewer.ts';
import type { Refusal } from './forbidden.ts';

/** What a directive `@auth` asks. */
export interface AuthRule {
  readonly requires: Role;
  /** Of somebody's own: whose, the arguments or the object say, and else it is the viewer's. */
  readonly owner: boolean;
  readonly purpose: Extract<ProfilePurpose, 'read' | 'record'>;
}

/** A field that is asked for. */
export interface FieldAsked {
  readonly what: string;
  readonly viewer: Viewer;
  readonly source: unknown;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Why the field is refused; undefined where it is not. */
export function refusalBy({ requires, owner, purpose }: AuthRule, asked: FieldAsked): Refusal | undefined {
  const { what, viewer } = asked;
  if (owner) {
    const access = profileAccess(viewer, ownerOf(asked), purpose);
    if (access.kind === 'refused') return { what, requires: access.requires, reason: access.reason };
  }
  return mayAs(viewer.role, requires) ? undefined : { what, requires };
}

/** Whose profile is read that is not the viewer's; undefined where none is. Of a field that is not refused. */
export function readOfOther({ owner, purpose }: AuthRule, asked: Omit<FieldAsked, 'what'>): UserId | undefined {
  if (!owner || purpose !== 'read') return undefined;
  const userId = ownerOf(asked);
  return profileAccess(asked.viewer, userId, purpose).kind === 'other' ? userId : undefined;
}

/** Whose the field is: compared alone, so a text that can't be an id is somebody else's. */
export function ownerOf({ viewer, source, args }: Omit<FieldAsked, 'what'>): UserId {
  const named = userIdIn(args) ?? userIdIn(args['input']) ?? userIdIn(source);
  return (named as UserId | undefined) ?? viewer.userId;
}

function userIdIn(holder: unknown): string | undefined {
  if (typeof holder !== 'object' || holder === null || !('userId' in holder)) return undefined;
  return typeof holder.userId === 'string' ? holder.userId : undefined;
}
