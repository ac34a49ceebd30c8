import { randomBytes } from 'node:crypto';
import { API_KEY_MARK } from '@fusionrank/domain/api-key';
import type { ApiKey } from '@fusionrank/domain/api-key';
import { hashOfKey } from './api-key-follower.ts';

const SECRET_BYTES = 32;
const PREFIX_LENGTH = API_KEY_MARK.length + 8;

/** A new key, and what is kept of it; the key is nowhere else. */
export function makeApiKey(wanted: Pick<ApiKey, 'name' | 'role' | 'scopes' | 'createdAt' | 'expiresAt'>): {
  readonly secret: string;
  readonly key: ApiKey;
} {
  const secret = `${API_KEY_MARK}${randomBytes(SECRET_BYTES).toString('hex')}`;
  return { secret, key: { ...wanted, prefix: secret.slice(0, PREFIX_LENGTH), hash: hashOfKey(secret) } };
}
