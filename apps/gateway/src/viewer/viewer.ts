import { randomUUID } from 'node:crypto';
import { parseSessionId, parseUserId } from '@fusionrank/domain/id';
import type { SessionId, UserId } from '@fusionrank/domain/id';

/**
 * Who asks. An anonymous viewer is a user too, made from the session: what a session does shapes its own next ranking.
 */
export interface Viewer {
  readonly kind: 'shopper' | 'anonymous';
  readonly userId: UserId;
  readonly sessionId: SessionId;
}

/** What a request says of its viewer, unparsed; a header given twice comes as an array. */
export interface ViewerClaims {
  readonly userId?: unknown;
  readonly sessionId?: unknown;
}

/**
 * Believes what it is told: there is no authentication yet. A session is made up where none is named.
 * Throws INVALID_INPUT for an id that can't be one.
 */
export function viewerOf(claims: ViewerClaims): Viewer {
  const sessionId = parseSessionId(claims.sessionId ?? randomUUID());
  return claims.userId === undefined
    ? { kind: 'anonymous', userId: parseUserId(`anonymous:${sessionId}`.slice(0, 200)), sessionId }
    : { kind: 'shopper', userId: parseUserId(claims.userId), sessionId };
}

/** The same session, asking for a shopper named in the operation's arguments. */
export function viewerAs(viewer: Viewer, userId: string | null | undefined): Viewer {
  return userId === null || userId === undefined
    ? viewer
    : { kind: 'shopper', userId: parseUserId(userId), sessionId: viewer.sessionId };
}
