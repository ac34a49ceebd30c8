import { expect, test } from 'vitest';
import { parseUserId } from './id.ts';
import { profileAccess } from './profile-access.ts';
import type { ProfilePurpose } from './profile-access.ts';
import { ROLES, scopesOf } from './role.ts';
import type { Role } from './role.ts';

const own = parseUserId('u1');
const others = parseUserId('u2');
const asking = (role: Role, scopes: readonly string[] = []) => ({ userId: own, role, scopes: scopesOf(role, scopes) });

/** `o` own, `+` somebody else's, `-` refused; roles in the order of ROLES. */
const TABLE: readonly (readonly [ProfilePurpose, 'own' | 'others', string])[] = [
  ['read', 'own', '-ooooo'],
  ['read', 'others', '--+++-'],
  ['rank', 'own', 'oooooo'],
  ['rank', 'others', '--++++'],
  ['record', 'own', 'oooooo'],
  ['record', 'others', '----++'],
];

test.each(TABLE)('to %s %s: %s', (purpose, whose, expected) => {
  const marks = { own: 'o', other: '+', refused: '-' } as const;
  const got = ROLES.map((role) => marks[profileAccess(asking(role), whose === 'own' ? own : others, purpose).kind]);
  expect(got.join('')).toBe(expected);
});

test('a service reads the profiles of others with the scope alone', () => {
  expect(profileAccess(asking('SERVICE', ['profile:read']), others, 'read')).toEqual({ kind: 'other' });
  expect(profileAccess(asking('SERVICE'), others, 'read')).toMatchObject({ reason: 'it takes the scope profile:read' });
});

test('the scope is of no use to a shopper', () => {
  expect(profileAccess(asking('SHOPPER', ['profile:read']), others, 'read')).toMatchObject({ requires: 'ANALYST' });
});
