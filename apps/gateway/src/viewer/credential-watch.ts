import type { IncomingHttpHeaders } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Authenticate } from './authenticator.ts';
import { unauthenticated } from './unauthenticated.ts';
import type { Viewer } from './viewer.ts';

export interface CredentialWatched {
  readonly authenticate: Authenticate;
  /** By which the viewer was believed. */
  readonly headers: IncomingHttpHeaders;
  readonly viewer: Pick<Viewer, 'expiresAt' | 'proof'>;
  /** Called once at most, with why. */
  readonly onEnd: (why: GraphQLError) => void;
  readonly everyMs?: number;
}

/** How soon a key that was revoked is noticed where nothing is asked. */
const EVERY_MS = 10_000;
/** A timer can't be set for longer. */
const MOST_TIMER_MS = 2 ** 31 - 1;

/**
 * For connections that outlive a request: tells when the token or key that they are believed by has expired, and within ten seconds when
 * it was taken back. Returns what ends the watch.
 */
export function watchCredential(watched: CredentialWatched): () => void {
  const { authenticate, headers, viewer, onEnd, everyMs = EVERY_MS } = watched;
  if (viewer.proof === 'none' || viewer.proof === 'headers') return () => undefined;
  const end = (why: GraphQLError): void => {
    stop();
    onEnd(why);
  };
  const timer = expiryTimer(viewer, () => end(unauthenticated(`the ${NAMES[viewer.proof]} has expired`)));
  const again = setInterval(() => {
    authenticate(headers).catch((error: unknown) => {
      // That keys can't be had at the moment takes nothing back.
      if (isUnauthenticated(error)) end(error);
    });
  }, everyMs).unref();
  const stop = (): void => {
    clearTimeout(timer);
    clearInterval(again);
  };
  return stop;
}

const NAMES = { none: '', headers: '', token: 'token', 'api-key': 'API key' } as const;

/** What ends later than a timer can tell is noticed when it is looked at again. */
function expiryTimer({ expiresAt }: Pick<Viewer, 'expiresAt'>, onExpired: () => void): NodeJS.Timeout | undefined {
  const leftMs = expiresAt === undefined ? Infinity : expiresAt.getTime() - Date.now();
  return leftMs > MOST_TIMER_MS ? undefined : setTimeout(onExpired, Math.max(0, leftMs));
}

export const isUnauthenticated = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED';
