import type { BehaviourLookup } from '../serving/behaviour-lookup.ts';
import type { ForgottenUsers } from './forgotten-users.ts';

/** A model's behaviour without those who were forgotten since it learned of them: it knows them no more, and nobody is like them. */
export function forgettingLookup(
  lookup: BehaviourLookup,
  { forgotten, learnedUntil }: { readonly forgotten: Pick<ForgottenUsers, 'hides'>; readonly learnedUntil: Date },
): BehaviourLookup {
  return {
    itemsLike: (row) => lookup.itemsLike(row),
    usersLike: (id, limit) =>
      forgotten.hides(id, learnedUntil)
        ? []
        : lookup.usersLike(id, limit).filter(({ userId }) => !forgotten.hides(userId, learnedUntil)),
  };
}
