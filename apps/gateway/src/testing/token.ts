import { SignJWT } from 'jose';

/** Of `FUSIONRANK_AUTH_SECRET` in tests. */
export const SECRET = 'a secret that is long enough to sign tests by';

/** A token signed by it, which holds for so many seconds. */
export const token = (claims: Record<string, unknown>, seconds = 3_600): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(new TextEncoder().encode(SECRET));
