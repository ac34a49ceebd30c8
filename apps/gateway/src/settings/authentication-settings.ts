import { z } from 'zod';
import { settingsOf } from './setting.ts';

/** An HMAC key shorter than its hash is the weakest part of the signature (RFC 7518, 3.2). */
const LEAST_SECRET = 32;
/** What a public key may sign, and what a shared secret may: a token must not choose between the two. */
const PUBLIC_KEY_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;
const SHARED_SECRET_ALGORITHMS = ['HS256', 'HS384', 'HS512'] as const;

const secret = z.string().min(LEAST_SECRET, `expected at least ${LEAST_SECRET} characters`).optional();

/** Who is believed, and by what. */
export const authenticationSettings = settingsOf({
  authentication: {
    variable: 'FUSIONRANK_AUTH',
    meaning: 'required: nobody is believed without a token or an API key, also where no issuer of tokens is set',
    without: 'required as soon as an issuer of tokens is set; else open, for development',
    shown: 'open',
    parse: z.enum(['required']).optional(),
  },
  jwksUrl: {
    variable: 'FUSIONRANK_AUTH_JWKS_URL',
    meaning: "where the issuer's public keys are: https:, http: or file:",
    without: 'tokens signed by a public key are refused',
    shown: 'open',
    parse: z.url({ protocol: /^(https?|file)$/, error: 'expected an https:, http: or file: URL' }).optional(),
  },
  jwtSecret: {
    variable: 'FUSIONRANK_AUTH_SECRET',
    meaning: `signs tokens in place of public keys, at least ${LEAST_SECRET} characters`,
    without: 'tokens signed by a shared secret are refused',
    shown: 'secret',
    parse: secret,
  },
  jwtAlgorithms: {
    variable: 'FUSIONRANK_AUTH_ALGORITHMS',
    meaning: 'how tokens may be signed, separated by commas',
    without: 'RS256, PS256, ES256, EdDSA with public keys; HS256 with a secret',
    shown: 'open',
    parse: z
      .string()
      .transform((text) => text.split(',').map((name) => name.trim()))
      .pipe(z.array(z.enum([...PUBLIC_KEY_ALGORITHMS, ...SHARED_SECRET_ALGORITHMS])))
      .optional(),
  },
  jwtIssuer: {
    variable: 'FUSIONRANK_AUTH_ISSUER',
    meaning: 'the `iss` that a token must have',
    without: 'any issuer who has the key; in production it must be set',
    shown: 'open',
    parse: z.string().optional(),
  },
  jwtAudience: {
    variable: 'FUSIONRANK_AUTH_AUDIENCE',
    meaning: 'the `aud` that a token must have',
    without: 'any audience; in production it must be set',
    shown: 'open',
    parse: z.string().optional(),
  },
  jwtRoleClaim: {
    variable: 'FUSIONRANK_AUTH_ROLE_CLAIM',
    meaning:
      'the claim that holds the role: a name, or a path such as realm_access.roles; of a list, the highest counts',
    without: '`role`; a token that has none is a shopper’s',
    shown: 'open',
    parse: z.string().default('role'),
  },
  trackingSecret: {
    variable: 'FUSIONRANK_TRACKING_SECRET',
    meaning: `signs tracking tokens, the same on all gateways, at least ${LEAST_SECRET} characters`,
    without: 'one made at the first start, in secrets/ of the home; in production it must be set',
    shown: 'secret',
    parse: secret,
  },
});
