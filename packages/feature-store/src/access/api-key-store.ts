import type { ApiKey } from '@fusionrank/domain/api-key';
import { problem } from '@fusionrank/domain/problem';
import { ROLES } from '@fusionrank/domain/role';
import type { Role } from '@fusionrank/domain/role';
import type { Database } from '../database/open.ts';
import type { ApiKeyStore } from '../store.ts';

/** Keys of services. Rows are never deleted, and none that was revoked is valid again. */
export function createApiKeyStore({ prisma }: Pick<Database, 'prisma'>): ApiKeyStore {
  return {
    add: async ({ prefix, hash, name, role, scopes, createdAt, expiresAt }) => {
      const ends = { expiresAt: expiresAt ?? null };
      await prisma.apiKey.create({ data: { prefix, hash, name, role, scopes: [...scopes], createdAt, ...ends } });
    },
    list: async () =>
      (await prisma.apiKey.findMany({ orderBy: [{ createdAt: 'desc' }, { prefix: 'asc' }] })).map(keyOf),
    revision: async () => {
      const { _count: counted } = await prisma.apiKey.aggregate({ _count: { prefix: true, revokedAt: true } });
      return `${counted.prefix}/${counted.revokedAt}`;
    },
    revoke: async (prefix, at) => {
      const { count } = await prisma.apiKey.updateMany({ where: { prefix, revokedAt: null }, data: { revokedAt: at } });
      if (count === 1) return;
      const known = await prisma.apiKey.findUnique({ where: { prefix } });
      if (known === null) throw problem('NOT_FOUND', `expected the prefix of a key, got ${JSON.stringify(prefix)}`);
    },
    noteUse: async (prefix, at) => {
      await prisma.apiKey.updateMany({ where: { prefix }, data: { lastUsedAt: at } });
    },
  };
}

interface Row extends Omit<ApiKey, 'role' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'> {
  readonly role: string;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

function keyOf({ role, expiresAt, revokedAt, lastUsedAt, ...row }: Row): ApiKey {
  return {
    ...row,
    role: roleOf(role),
    ...(expiresAt === null ? {} : { expiresAt }),
    ...(revokedAt === null ? {} : { revokedAt }),
    ...(lastUsedAt === null ? {} : { lastUsedAt }),
  };
}

/** A role that a later version knows is none here. */
function roleOf(text: string): Role {
  return ROLES.find((role) => role === text) ?? 'ANONYMOUS';
}
