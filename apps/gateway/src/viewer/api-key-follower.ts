import { createHash } from 'node:crypto';
import type { ApiKey } from '@fusionrank/domain/api-key';
import type { Clock } from '@fusionrank/domain/clock';
import type { ApiKeyStore } from '@fusionrank/feature-store';
import { startPollToldOnce } from '../serving/poll.ts';

/** The keys in force, in memory: no request waits for the database. */
export interface ApiKeys {
  /** Undefined for a key that was never made, was revoked or has expired. */
  find(key: string): ApiKey | undefined;
  close(): Promise<void>;
}

export interface ApiKeySources {
  readonly apiKeys: Pick<ApiKeyStore, 'list' | 'revision' | 'noteUse'>;
  readonly clock: Clock;
  /** The keys can't be followed, or that one was used can't be written: what was read last stays in force. */
  readonly onFailure: (cause: unknown) => void;
  readonly followEveryMs?: number;
}

/** With this a key that is revoked is refused within a second by every gateway that has its database. */
const FOLLOW_EVERY_MS = 200;
const USE_NOTED_EVERY_MS = 10 * 60_000;

export async function followApiKeys(sources: ApiKeySources): Promise<ApiKeys> {
  const { apiKeys, clock, onFailure, followEveryMs: everyMs = FOLLOW_EVERY_MS } = sources;
  let byHash: ReadonlyMap<string, ApiKey> = new Map();
  let revision: string | undefined;
  const noted = new Map<string, number>();
  const follow = async (): Promise<void> => {
    const now = await apiKeys.revision();
    if (now === revision) return;
    const valid = (await apiKeys.list()).filter(({ revokedAt }) => revokedAt === undefined);
    byHash = new Map(valid.map((key) => [key.hash, key]));
    revision = now;
  };
  const noteUse = ({ prefix }: ApiKey, at: Date): void => {
    if (at.getTime() - (noted.get(prefix) ?? 0) < USE_NOTED_EVERY_MS) return;
    noted.set(prefix, at.getTime());
    void apiKeys.noteUse(prefix, at).catch(onFailure);
  };
  await follow();
  const poll = startPollToldOnce({ everyMs, work: follow, onFailure });
  return {
    find: (text) => {
      const key = byHash.get(hashOfKey(text));
      if (key === undefined) return undefined;
      const now = clock();
      if (key.expiresAt !== undefined && key.expiresAt <= now) return undefined;
      noteUse(key, now);
      return key;
    },
    close: () => poll.stop(),
  };
}

/** sha256, in hexadecimal: keys are 256 random bits, which no list of guesses holds, so a slow hash would add nothing. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
