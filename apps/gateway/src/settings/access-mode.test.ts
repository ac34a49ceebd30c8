import { expect, test } from 'vitest';
import { accessModeOf, requireSettings } from './access-mode.ts';
import { readSettings } from './read-settings.ts';

const SECRET = 'a secret of more than thirty-two characters';

test.each([
  [{}, 'open'],
  [{ NODE_ENV: 'development' }, 'open'],
  [{ NODE_ENV: 'production' }, 'guarded'],
  [{ NODE_ENV: 'production', FUSIONRANK_ENV: 'development' }, 'open'],
  [{ FUSIONRANK_ENV: 'production' }, 'guarded'],
  [{ FUSIONRANK_AUTH: 'required' }, 'guarded'],
  [{ FUSIONRANK_AUTH_SECRET: SECRET }, 'guarded'],
  [{ FUSIONRANK_AUTH_JWKS_URL: 'https://login.example/keys' }, 'guarded'],
] as const)('%j is %s', (environment, mode) => {
  expect(accessModeOf(readSettings(environment))).toBe(mode);
});

const missing = (environment: Record<string, string>) => () => requireSettings(readSettings(environment));

test('production does not start open, and one sentence says all that is missing', () => {
  expect(missing({ NODE_ENV: 'production' })).toThrow(
    /^production: expected .* FUSIONRANK_AUTH_JWKS_URL or FUSIONRANK_AUTH_SECRET .*, FUSIONRANK_TRACKING_SECRET$/,
  );
});

test('with public keys, tokens of another issuer or for another audience are not let in', () => {
  const jwks = { NODE_ENV: 'production', FUSIONRANK_AUTH_JWKS_URL: 'https://login.example/keys' };
  expect(missing({ ...jwks, FUSIONRANK_TRACKING_SECRET: SECRET })).toThrow(
    /FUSIONRANK_AUTH_ISSUER, FUSIONRANK_AUTH_AUDIENCE$/,
  );
});

test.each([{ FUSIONRANK_AUTH_SECRET: SECRET }, { FUSIONRANK_AUTH: 'required' }])(
  'production starts with %j and a tracking secret',
  (authentication) => {
    expect(
      missing({ FUSIONRANK_ENV: 'production', FUSIONRANK_TRACKING_SECRET: SECRET, ...authentication }),
    ).not.toThrow();
  },
);

test('development needs nothing', () => {
  expect(missing({})).not.toThrow();
});
