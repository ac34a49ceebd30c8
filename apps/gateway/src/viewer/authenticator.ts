import type { IncomingHttpHeaders } from 'node:http';
import { API_KEY_MARK } from '@fusionrank/domain/api-key';
import { problem } from '@fusionrank/domain/problem';
import { ROLES } from '@fusionrank/domain/role';
import type { Role } from '@fusionrank/domain/role';
import type { AccessMode } from '../settings/access-mode.ts';
import type { ApiKeys } from './api-key-follower.ts';
import { tokenClaims } from './token-claims.ts';
import type { TokenVerifier } from './token-verifier.ts';
import { unauthenticated } from './unauthenticated.ts';
import { viewerOf } from './viewer.ts';
import type { Viewer } from './viewer.ts';

/**
 * Who asks, by a request's headers, or what stands for them on a socket. Throws INVALID_INPUT for an id that can't be one, an
 * UNAUTHENTICATED GraphQLError for a token or key that does not hold, KEYS_UNAVAILABLE when that can't be told.
 */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Viewer>;

export interface AuthenticatorParts {
  readonly mode: AccessMode;
  readonly verifyToken: TokenVerifier;
  readonly apiKeys: Pick<ApiKeys, 'find'>;
  readonly roleClaim: string;
}

export function createAuthenticator({ mode, verifyToken, apiKeys, roleClaim }: AuthenticatorParts): Authenticate {
  const byKey = (key: string, { 'x-user-id': userId, 'x-session-id': sessionId }: IncomingHttpHeaders): Viewer => {
    const known = apiKeys.find(key);
    if (known === undefined) throw unauthenticated('the API key is not known, was revoked or has expired');
    const { prefix, role, scopes, expiresAt } = known;
    const actsFor = role === 'SERVICE' && userId !== undefined ? { userId } : {};
    const ends = expiresAt === undefined ? {} : { expiresAt };
    return viewerOf({ sessionId, role, scopes, proof: 'api-key', principal: `key:${prefix}`, ...actsFor, ...ends });
  };
  return async (headers) => {
    const credential = credentialIn(headers);
    if (credential === undefined) {
      return mode === 'open' ? believed(headers) : viewerOf({ sessionId: headers['x-session-id'] });
    }
    if (credential.startsWith(API_KEY_MARK)) return byKey(credential, headers);
    const claims = tokenClaims(await verifyToken(credential), roleClaim);
    const actsFor = claims.role === 'SERVICE' ? { userId: headers['x-user-id'] } : {};
    return viewerOf({ ...claims, ...actsFor, sessionId: headers['x-session-id'] });
  };
}

/** Development: what the headers say. */
function believed(headers: IncomingHttpHeaders): Viewer {
  const { 'x-user-id': userId, 'x-session-id': sessionId, 'x-role': role } = headers;
  return viewerOf({ userId, sessionId, proof: 'headers', ...(role === undefined ? {} : { role: roleIn(role) }) });
}

function roleIn(text: string | readonly string[]): Role {
  const role = ROLES.find((name) => name === text);
  if (role !== undefined) return role;
  throw problem('INVALID_INPUT', `x-role: expected one of ${ROLES.join(', ')}, got ${JSON.stringify(text)}`);
}

/** The token or the key; undefined where there is none. */
function credentialIn({ authorization, 'x-api-key': apiKey }: IncomingHttpHeaders): string | undefined {
  if (apiKey !== undefined) {
    if (typeof apiKey === 'string' && apiKey.startsWith(API_KEY_MARK)) return apiKey;
    throw unauthenticated(`x-api-key: expected a key that begins with ${API_KEY_MARK}`);
  }
  if (authorization === undefined) return undefined;
  const [, credential] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
  if (credential !== undefined) return credential;
  throw unauthenticated('authorization: expected `Bearer` and a token or a key');
}
