import { expect, test } from 'vitest';
import { readSettings } from './read-settings.ts';
import { settingEntries } from './settings.ts';
import { toldSettings } from './told-settings.ts';

test('an empty environment gives the defaults', () => {
  expect(readSettings({})).toMatchObject({ graphqlExecutor: 'compiled', jwtRoleClaim: 'role', jwtSecret: undefined });
});

test('an empty variable is as one that is absent', () => {
  const empty = Object.fromEntries(settingEntries().map(([, { variable }]) => [variable, '']));
  expect(readSettings(empty)).toEqual(readSettings({}));
});

test('every variable that can not be read is named in one sentence', () => {
  const environment = { FUSIONRANK_AUTH_JWKS_URL: 'ftp://x', FUSIONRANK_LOG_LEVEL: 'loud' };
  expect(() => readSettings(environment)).toThrow(
    /FUSIONRANK_LOG_LEVEL: .*"loud".*; FUSIONRANK_AUTH_JWKS_URL: .*"ftp:/,
  );
});

test('a secret is repeated neither in an error nor in what is told', () => {
  expect(() => readSettings({ FUSIONRANK_AUTH_SECRET: 'hunter2' })).toThrow(/^(?!.*hunter2).*FUSIONRANK_AUTH_SECRET/);
  const secret = 'correct horse battery staple, twice over';
  const told = toldSettings({ FUSIONRANK_TRACKING_SECRET: secret, FUSIONRANK_ENV: 'production' });
  expect(JSON.stringify(told)).not.toContain(secret);
  expect(told).toContainEqual(
    expect.objectContaining({ variable: 'FUSIONRANK_TRACKING_SECRET', isSet: true, value: null }),
  );
  expect(told).toContainEqual(expect.objectContaining({ variable: 'FUSIONRANK_ENV', value: 'production' }));
});

test('no variable stands in the table twice, and each says what it means', () => {
  const variables = settingEntries().map(([, { variable }]) => variable);
  expect(new Set(variables).size).toBe(variables.length);
  for (const [, { meaning, without }] of settingEntries()) expect(meaning.length * without.length).toBeGreaterThan(0);
});

test('algorithms are a list', () => {
  expect(readSettings({ FUSIONRANK_AUTH_ALGORITHMS: 'RS256, ES256' }).jwtAlgorithms).toEqual(['RS256', 'ES256']);
  expect(() => readSettings({ FUSIONRANK_AUTH_ALGORITHMS: 'none' })).toThrow(/FUSIONRANK_AUTH_ALGORITHMS/);
});
