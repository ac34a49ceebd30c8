import type { Role } from './role.ts';

/** How a key begins; nothing else that is sent as a bearer token does. */
export const API_KEY_MARK = 'frk_';

/** What is known of a key that was made; never the key itself. */
export interface ApiKey {
  /** `frk_` and eight characters: what tells the key from others, and is no secret. */
  readonly prefix: string;
  /** sha256 of the whole key, in hexadecimal. */
  readonly hash: string;
  /** What it is for, in its maker's words. */
  readonly name: string;
  readonly role: Role;
  /** Beyond the role's own. */
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt?: Date;
  readonly revokedAt?: Date;
  /** To within ten minutes. */
  readonly lastUsedAt?: Date;
}
