import { randomUUID } from 'node:crypto';
import type { Clock } from '@fusionrank/domain/clock';
import type { ForgottenUserStore } from '@fusionrank/feature-store';
import type { Forgetting } from '../context/request-context.ts';
import type { ForgottenUsers } from './forgotten-users.ts';

export interface ForgettingSources {
  readonly forgottenUsers: Pick<ForgottenUserStore, 'forget' | 'receipt'>;
  readonly forgotten: Pick<ForgottenUsers, 'follow'>;
  readonly clock: Clock;
}

/** Rejects with DATABASE_UNAVAILABLE; then nothing is forgotten. */
export function createForgetting({ forgottenUsers, forgotten, clock }: ForgettingSources): Forgetting {
  return {
    forget: async (userId) => {
      const receipt = await forgottenUsers.forget(userId, { requestId: randomUUID(), at: clock() });
      await forgotten.follow();
      return receipt;
    },
    receipt: (requestId) => forgottenUsers.receipt(requestId),
  };
}
