import type { Clock } from '@fusionrank/domain/clock';
import type { FeatureStore } from '@fusionrank/feature-store';
import type { FastifyBaseLogger } from 'fastify';
import { accessModeOf } from '../settings/access-mode.ts';
import type { AccessMode } from '../settings/access-mode.ts';
import type { Settings } from '../settings/settings.ts';
import { followApiKeys } from './api-key-follower.ts';
import { createAuthenticator } from './authenticator.ts';
import type { Authenticate } from './authenticator.ts';
import { openTokenVerifier } from './token-verifier.ts';

/** How this gateway knows who asks. */
export interface Authentication {
  readonly mode: AccessMode;
  readonly authenticate: Authenticate;
  close(): Promise<void>;
}

export interface AuthenticationSources {
  readonly settings: Settings;
  readonly store: Pick<FeatureStore, 'apiKeys'>;
  readonly log: Pick<FastifyBaseLogger, 'warn'>;
  readonly clock: Clock;
}

/** Throws INVALID_INPUT for public keys that can't be read. */
export async function openAuthentication({
  settings,
  store,
  log,
  clock,
}: AuthenticationSources): Promise<Authentication> {
  const mode = accessModeOf(settings);
  const verifyToken = await openTokenVerifier(settings);
  const apiKeys = await followApiKeys({
    apiKeys: store.apiKeys,
    clock,
    onFailure: (err) => log.warn({ err }, 'API keys can not be followed: those read last stay in force'),
  });
  const authenticate = createAuthenticator({ mode, verifyToken, apiKeys, roleClaim: settings.jwtRoleClaim });
  return { mode, authenticate, close: () => apiKeys.close() };
}
