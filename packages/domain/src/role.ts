/** Who asks, from the least to the most; a service stands beside them: see `mayAs`. */
export const ROLES = ['ANONYMOUS', 'SHOPPER', 'ANALYST', 'MERCHANDISER', 'ADMIN', 'SERVICE'] as const;
export type Role = (typeof ROLES)[number];

/** The scope that lets one read other people's profiles. */
export const PROFILE_READ = 'profile:read';

const RANK = { ANONYMOUS: 0, SHOPPER: 1, ANALYST: 2, MERCHANDISER: 3, ADMIN: 4 } as const;

/**
 * Whether `role` may do what takes `requires`: each role may do all that those before it may, and a service what an analyst may. What
 * takes a service is an administrator's too.
 */
export function mayAs(role: Role, requires: Role): boolean {
  if (requires === 'SERVICE') return role === 'SERVICE' || role === 'ADMIN';
  return RANK[role === 'SERVICE' ? 'ANALYST' : role] >= RANK[requires];
}

/** The role's own scopes and those given to it, each once. A service has those alone that were given. */
export function scopesOf(role: Role, given: readonly string[]): readonly string[] {
  const own = role !== 'SERVICE' && mayAs(role, 'ANALYST') ? [PROFILE_READ] : [];
  return [...new Set([...own, ...given])];
}
