import { randomUUID } from 'node:crypto';
import { parseSessionId, parseUserId } from '@fusionrank/domain/id';
import type { SessionId, UserId } from '@fusionrank/domain/id';
import type { Asking } from '@fusionrank/domain/profile-access';
import { scopesOf } from '@fusionrank/domain/role';
import type { Role } from '@fusionrank/domain/role';

/**
 * Who asks. An anonymous viewer is a user too, made from the session: what a session does shapes its own next ranking.
 */
export interface Viewer extends Asking {
  readonly kind: 'shopper' | 'anonymous';
  /** For whom: a service names the shopper it acts for. */
  readonly userId: UserId;
  readonly sessionId: SessionId;
  /** What it may, and it alone: a service that acts for a shopper is a service. */
  readonly role: Role;
  readonly scopes: readonly string[];
  /** By what it is believed; `headers`: it is not, the gateway is open. */
  readonly proof: Proof;
  /** Who it is in the audit log: `user:…`, `key:…` or `anonymous`. */
  readonly principal: string;
  /** When what it is believed by ends, for connections that outlive a request; absent: never. */
  readonly expiresAt?: Date;
}
export type Proof = 'none' | 'headers' | 'token' | 'api-key';

/** What a request says of its viewer, unparsed; a header given twice comes as an array. */
export interface ViewerClaims {
  readonly userId?: unknown;
  readonly sessionId?: unknown;
  /** By default a shopper's with a user id, else a stranger's. */
  readonly role?: Role;
  /** Beyond the role's own. */
  readonly scopes?: readonly string[];
  readonly proof?: Proof;
  /** By default the user's. */
  readonly principal?: string;
  readonly expiresAt?: Date;
}

/** A session is made up where none is named. Throws INVALID_INPUT for an id that can't be one. */
export function viewerOf(claims: ViewerClaims): Viewer {
  const sessionId = parseSessionId(claims.sessionId ?? randomUUID());
  const isKnown = claims.userId !== undefined;
  const role = claims.role ?? (isKnown ? 'SHOPPER' : 'ANONYMOUS');
  const userId = parseUserId(isKnown ? claims.userId : `anonymous:${sessionId}`.slice(0, 200));
  return {
    kind: isKnown ? 'shopper' : 'anonymous',
    userId,
    sessionId,
    role,
    scopes: scopesOf(role, claims.scopes ?? []),
    proof: claims.proof ?? 'none',
    principal: claims.principal ?? (isKnown ? `user:${userId}` : 'anonymous'),
    ...(claims.expiresAt === undefined ? {} : { expiresAt: claims.expiresAt }),
  };
}

/** The same viewer in a session that the operation names: to a stranger, it is who they are. Throws INVALID_INPUT. */
export function inSession(viewer: Viewer, named: string | null | undefined): Viewer {
  if (named === null || named === undefined) return viewer;
  const { userId, sessionId } = viewerOf({ sessionId: named });
  return viewer.kind === 'anonymous' ? { ...viewer, userId, sessionId } : { ...viewer, sessionId };
}
