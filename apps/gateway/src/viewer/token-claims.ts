import { mayAs, ROLES } from '@fusionrank/domain/role';
import type { Role } from '@fusionrank/domain/role';
import type { JWTPayload } from 'jose';
import type { ViewerClaims } from './viewer.ts';

/** What a token that holds says of its bearer. */
export function tokenClaims(payload: JWTPayload, roleClaim: string): ViewerClaims {
  const { sub, exp } = payload;
  return {
    userId: sub,
    role: roleIn(claimAt(payload, roleClaim)),
    scopes: scopesIn(payload),
    proof: 'token',
    principal: `user:${sub ?? ''}`,
    ...(exp === undefined ? {} : { expiresAt: new Date(exp * 1000) }),
  };
}

/** A claim of that very name (some have dots, and slashes), else the path through objects. */
function claimAt(payload: JWTPayload, name: string): unknown {
  if (name in payload) return payload[name];
  return name.split('.').reduce<unknown>((at, step) => {
    return typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined;
  }, payload);
}

/** The highest of the roles that are known here; a shopper's where none is. */
function roleIn(claim: unknown): Role {
  const named = (Array.isArray(claim) ? claim : [claim]).filter((name) => typeof name === 'string');
  const known = named.flatMap((name) => ROLES.find((role) => role === name.toUpperCase()) ?? []);
  if (known.length === 0) return 'SHOPPER';
  return known.reduce((highest, role) => (mayAs(role, highest) ? role : highest));
}

/** `scope`, words of a text (RFC 8693, 4.2), or `scp` or `scopes`, a list. */
function scopesIn(payload: JWTPayload): readonly string[] {
  const given = payload['scope'] ?? payload['scp'] ?? payload['scopes'];
  const words: readonly unknown[] = typeof given === 'string' ? given.split(' ') : Array.isArray(given) ? given : [];
  return words.filter((word) => typeof word === 'string' && word !== '') as readonly string[];
}
