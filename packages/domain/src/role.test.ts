import { expect, test } from 'vitest';
import { mayAs, ROLES, scopesOf } from './role.ts';

/** Rows: what is required. Columns: who asks. In the order of ROLES. */
const MAY = {
  ANONYMOUS: '++++++',
  SHOPPER: '-+++++',
  ANALYST: '--++++',
  MERCHANDISER: '---++-',
  ADMIN: '----+-',
  SERVICE: '----++',
} as const;

test.each(ROLES)('who may do what takes %s', (requires) => {
  expect(ROLES.map((role) => (mayAs(role, requires) ? '+' : '-')).join('')).toBe(MAY[requires]);
});

test('those from analysts on may read profiles of themselves, a service when it was given the scope', () => {
  expect(ROLES.filter((role) => scopesOf(role, []).includes('profile:read'))).toEqual([
    'ANALYST',
    'MERCHANDISER',
    'ADMIN',
  ]);
  expect(scopesOf('ADMIN', ['profile:read', 'x'])).toEqual(['profile:read', 'x']);
});
