import { readFile } from 'node:fs/promises';
import { problem } from '@fusionrank/domain/problem';
import { createLocalJWKSet, createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Settings } from '../settings/settings.ts';
import { unauthenticated } from './unauthenticated.ts';

/** A token's claims, once its signature, issuer, audience and time were found to hold. */
export type TokenVerifier = (token: string) => Promise<JWTPayload>;

type TokenSettings = Pick<Settings, 'jwksUrl' | 'jwtSecret' | 'jwtAlgorithms' | 'jwtIssuer' | 'jwtAudience'>;

const CLOCK_TOLERANCE_S = 5;
const JWKS_KEPT_MS = 10 * 60_000;
const JWKS_WAIT_MS = 3_000;
/** What was verified is believed again for this long, and never past its end: a key that the issuer took back counts no longer. */
const BELIEVED_MS = 30_000;
const MOST_BELIEVED = 10_000;
const SHARED = /^HS/;
const DEFAULT_PUBLIC = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const DEFAULT_SHARED = ['HS256'];

/** Throws (and the verifier too) UNAUTHENTICATED for a token that does not hold, INVALID_INPUT for keys that can't be read. */
export async function openTokenVerifier(settings: TokenSettings): Promise<TokenVerifier> {
  const methods = await methodsOf(settings);
  const believed = new LRUCache<string, JWTPayload>({ max: MOST_BELIEVED, ttl: BELIEVED_MS });
  return async (token) => {
    const known = believed.get(token);
    if (known !== undefined && (known.exp ?? 0) * 1000 > Date.now()) return known;
    const payload = await verified(token, { methods, settings });
    believed.set(token, payload);
    return payload;
  };
}

/** A way of signing: its algorithms, and the key that goes with them alone, so that a token can't choose another key's. */
interface Method {
  readonly algorithms: readonly string[];
  readonly keyOf: JWTVerifyGetKey;
}

async function methodsOf({ jwksUrl, jwtSecret, jwtAlgorithms }: TokenSettings): Promise<readonly Method[]> {
  const methods: Method[] = [];
  if (jwksUrl !== undefined) {
    const algorithms = jwtAlgorithms?.filter((name) => !SHARED.test(name)) ?? DEFAULT_PUBLIC;
    methods.push({ algorithms, keyOf: await keySetOf(new URL(jwksUrl)) });
  }
  if (jwtSecret !== undefined) {
    const secret = new TextEncoder().encode(jwtSecret);
    const algorithms = jwtAlgorithms?.filter((name) => SHARED.test(name)) ?? DEFAULT_SHARED;
    methods.push({ algorithms, keyOf: () => secret });
  }
  return methods;
}

async function keySetOf(url: URL): Promise<JWTVerifyGetKey> {
  if (url.protocol !== 'file:') {
    return createRemoteJWKSet(url, { cacheMaxAge: JWKS_KEPT_MS, timeoutDuration: JWKS_WAIT_MS });
  }
  try {
    return createLocalJWKSet(JSON.parse(await readFile(url, 'utf8')) as JSONWebKeySet);
  } catch (cause) {
    const came = cause instanceof Error ? cause.message : String(cause);
    throw problem('INVALID_INPUT', `FUSIONRANK_AUTH_JWKS_URL: expected a file with a JSON Web Key Set, got: ${came}`, {
      cause,
    });
  }
}

interface Verifying {
  readonly methods: readonly Method[];
  readonly settings: TokenSettings;
}

async function verified(token: string, { methods, settings }: Verifying): Promise<JWTPayload> {
  if (methods.length === 0) throw unauthenticated('no issuer of tokens is set here');
  try {
    const { alg } = decodeProtectedHeader(token);
    const method = methods.find(({ algorithms }) => alg !== undefined && algorithms.includes(alg));
    if (method === undefined) throw unauthenticated('the token is signed by an algorithm that is not accepted');
    const { payload } = await jwtVerify(token, method.keyOf, {
      algorithms: [...method.algorithms],
      requiredClaims: ['exp', 'sub'],
      clockTolerance: CLOCK_TOLERANCE_S,
      ...(settings.jwtIssuer === undefined ? {} : { issuer: settings.jwtIssuer }),
      ...(settings.jwtAudience === undefined ? {} : { audience: settings.jwtAudience }),
    });
    return payload;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** What is wrong with the token; what is wrong with the issuer's keys is no fault of the one who asks. */
function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return unauthenticated('the token has expired');
  if (error instanceof errors.JWTClaimValidationFailed)
    return unauthenticated(`the token's ${error.claim} is not accepted`);
  if (error instanceof errors.JWKSNoMatchingKey)
    return unauthenticated('the token is signed by a key that is not the issuer’s');
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return keysUnavailable(error);
  if (error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC')
    return unauthenticated('the token is not valid');
  if (error instanceof errors.JOSEError || isFetchFailure(error)) return keysUnavailable(error);
  // `decodeProtectedHeader` has no error of its own for what is no token at all.
  return error instanceof TypeError ? unauthenticated('the token is not valid') : error;
}

const isFetchFailure = (error: unknown): boolean => error instanceof TypeError && error.message === 'fetch failed';

const keysUnavailable = (cause: unknown): Error =>
  problem('KEYS_UNAVAILABLE', "the issuer's public keys can't be had at the moment", { cause });
