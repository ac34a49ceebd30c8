import type { UserId } from '@fusionrank/domain/id';
import { hashOfUser } from '@fusionrank/feature-store';
import type { ForgottenUser, ForgottenUserStore } from '@fusionrank/feature-store';
import { startPollToldOnce } from '../serving/poll.ts';

/** Who was forgotten, in memory: nothing that is kept of them is told any more. */
export interface ForgottenUsers {
  /** Whether what was learned of the user until `learnedUntil` is forgotten. */
  hides(userId: UserId, learnedUntil: Date): boolean;
  /** Calls `drop` soon after users were forgotten, here or elsewhere; true for each of them. */
  onForgotten(drop: (isForgotten: (userId: UserId) => boolean) => void): void;
  /** Up to date, and all that is kept of who was forgotten dropped, when it resolves. */
  follow(): Promise<void>;
  close(): Promise<void>;
}

export interface ForgottenUsersSources {
  readonly forgottenUsers: Pick<ForgottenUserStore, 'since'>;
  /** They can't be followed: those known of stay forgotten. */
  readonly onFailure: (cause: unknown) => void;
  readonly followEveryMs?: number;
}

/** With this every gateway of a database has dropped what it kept within a second. */
const FOLLOW_EVERY_MS = 200;

export async function followForgottenUsers(sources: ForgottenUsersSources): Promise<ForgottenUsers> {
  const known = new KnownUsers();
  const drops: ((isForgotten: (userId: UserId) => boolean) => void)[] = [];
  let last = 0n;
  const takeUp = async (): Promise<void> => {
    const news = await sources.forgottenUsers.since(last);
    if (news.users.length === 0 || news.last <= last) return;
    last = news.last;
    known.add(news.users);
    const hashes = new Set(news.users.map(({ userHash }) => userHash));
    for (const drop of drops) drop((userId) => hashes.has(hashOfUser(userId)));
  };
  await takeUp();
  const { onFailure, followEveryMs: everyMs = FOLLOW_EVERY_MS } = sources;
  const poll = startPollToldOnce({ everyMs, work: takeUp, onFailure });
  return {
    hides: (userId, learnedUntil) => known.hides(userId, learnedUntil),
    onForgotten: (drop) => void drops.push(drop),
    follow: takeUp,
    close: () => poll.stop(),
  };
}

class KnownUsers {
  readonly #forgottenAt = new Map<string, number>();
  #latest = -Infinity;

  add(users: readonly ForgottenUser[]): void {
    for (const { userHash, forgottenAt } of users) {
      const at = Math.max(forgottenAt.getTime(), this.#forgottenAt.get(userHash) ?? -Infinity);
      this.#forgottenAt.set(userHash, at);
      this.#latest = Math.max(this.#latest, at);
    }
  }

  hides(userId: UserId, learnedUntil: Date): boolean {
    // Mostly a model is younger than all of them: then nothing is hashed.
    if (this.#latest < learnedUntil.getTime()) return false;
    return (this.#forgottenAt.get(hashOfUser(userId)) ?? -Infinity) >= learnedUntil.getTime();
  }
}
