import { createRuleBook, type RuleBook } from '@fusionrank/search/rules';
import type { GatewayStore } from './serving.ts';

/** The shop's rules in force, held in memory: a request asks no database for them. */
export interface RuleFollower {
  readonly book: RuleBook;
  /** Whether they could not be read when it was last tried. */
  readonly stale: boolean;
  /** Brings them up to date: they are read whole, and only when they changed. Rejects when they can't be read; those before stay. */
  follow(): Promise<void>;
}

export function createRuleFollower({ rules }: Pick<GatewayStore, 'rules'>): RuleFollower {
  let inForce: string | undefined;
  let stale = false;
  let book = createRuleBook([]);
  return {
    get book() {
      return book;
    },
    get stale() {
      return stale;
    },
    follow: async () => {
      try {
        const revision = await rules.revision();
        if (revision !== inForce) {
          book = createRuleBook(await rules.inForce());
          inForce = revision;
        }
        stale = false;
      } catch (error) {
        stale = true;
        throw error;
      }
    },
  };
}
