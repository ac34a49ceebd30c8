import { problem } from '@fusionrank/domain/problem';
import { isProduction } from './production.ts';
import type { Settings } from './settings.ts';

/** `open`: for development, believes what requests say of themselves. `guarded`: believes tokens and API keys. */
export type AccessMode = 'open' | 'guarded';

/** Guarded in production, and as soon as anything of authentication is set. */
export function accessModeOf(settings: Settings): AccessMode {
  return isProduction(settings) || setsAuthentication(settings) ? 'guarded' : 'open';
}

/**
 * Throws ENVIRONMENT, with all that is missing, for a production without what keeps it closed. A public key's issuer signs for other
 * services too as a rule, so there tokens have to name both.
 */
export function requireSettings(settings: Settings): void {
  if (!isProduction(settings)) return;
  const missing = [
    ...(setsAuthentication(settings)
      ? []
      : ['FUSIONRANK_AUTH_JWKS_URL or FUSIONRANK_AUTH_SECRET (or FUSIONRANK_AUTH=required: API keys alone)']),
    ...(settings.jwksUrl !== undefined && settings.jwtIssuer === undefined ? ['FUSIONRANK_AUTH_ISSUER'] : []),
    ...(settings.jwksUrl !== undefined && settings.jwtAudience === undefined ? ['FUSIONRANK_AUTH_AUDIENCE'] : []),
    ...(settings.trackingSecret === undefined ? ['FUSIONRANK_TRACKING_SECRET'] : []),
  ];
  if (missing.length === 0) return;
  throw problem('ENVIRONMENT', `production: expected these settings, which are missing: ${missing.join(', ')}`);
}

function setsAuthentication({ authentication, jwksUrl, jwtSecret }: Settings): boolean {
  return authentication === 'required' || jwksUrl !== undefined || jwtSecret !== undefined;
}
