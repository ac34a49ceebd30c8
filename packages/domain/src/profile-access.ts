import type { UserId } from './id.ts';
import { mayAs, PROFILE_READ } from './role.ts';
import type { Role } from './role.ts';

/** Who wants to do something with a shopper's profile. */
export interface Asking {
  /** Whose profile is their own. */
  readonly userId: UserId;
  readonly role: Role;
  readonly scopes: readonly string[];
}

/** `read` shows the profile; `rank` ranks by it, as that shopper would see it; `record` adds to it. */
export type ProfilePurpose = 'read' | 'rank' | 'record';

export type ProfileAccess =
  | { readonly kind: 'own' }
  /** Somebody else's: a reading that is written down. */
  | { readonly kind: 'other' }
  | { readonly kind: 'refused'; readonly requires: Role; readonly reason: string };

/**
 * Who may do what with whose profile; all paths to a profile ask here. One's own is open to oneself, but a stranger's session is nobody
 * whose profile could be shown. Services act for any shopper. The profiles of others are shown to analysts and those who may more, and to
 * services with the scope profile:read; whoever may see a profile may see the ranking that it makes.
 */
export function profileAccess(asking: Asking, userId: UserId, purpose: ProfilePurpose): ProfileAccess {
  if (asking.userId === userId && (purpose !== 'read' || mayAs(asking.role, 'SHOPPER'))) return { kind: 'own' };
  switch (purpose) {
    case 'read':
      return readAccess(asking, userId);
    case 'rank':
      return asking.role === 'SERVICE' ? { kind: 'other' } : readAccess(asking, userId);
    case 'record':
      return mayAs(asking.role, 'SERVICE')
        ? { kind: 'other' }
        : { kind: 'refused', requires: 'SERVICE', reason: 'what somebody else did is recorded by services alone' };
  }
}

function readAccess({ userId: own, role, scopes }: Asking, userId: UserId): ProfileAccess {
  if (own === userId) return { kind: 'refused', requires: 'SHOPPER', reason: 'a stranger has no profile to be shown' };
  if (!mayAs(role, 'ANALYST')) {
    return { kind: 'refused', requires: 'ANALYST', reason: "this is another shopper's" };
  }
  return scopes.includes(PROFILE_READ)
    ? { kind: 'other' }
    : { kind: 'refused', requires: 'ANALYST', reason: `it takes the scope ${PROFILE_READ}` };
}
