import type { Slate } from '@fusionrank/domain/search';
import type { Deadline } from '@fusionrank/search';
import type { Serving } from '../serving/serving.ts';
import type { RankedFacts, Ranking } from './request-record.ts';

/** Begins work when it is its turn. Rejects with the deadline's reason when that comes before. */
export type InTurn = <T>(deadline: Deadline | undefined, work: () => Promise<T>) => Promise<T>;

/** What becomes of the rankings of one who asks. */
export interface Observing {
  /** Told of each as it is answered. */
  readonly onRanking: (facts: RankedFacts) => void;
  readonly inTurn: InTurn;
}

/** The same serving, whose rankings wait for their turn and are told of. */
export function observeServing(serving: Serving, { onRanking, inTurn }: Observing): Serving {
  const told = async <S extends Slate>(ranking: Ranking, answer: Promise<S>): Promise<S> => {
    const slate = await answer;
    onRanking({ ranking, degraded: slate.degraded, timing: slate.timing });
    return slate;
  };
  const observed: Pick<Serving, Ranking | 'tryRules'> = {
    search: (request, deadline) =>
      told(
        'search',
        inTurn(deadline, () => serving.search(request, deadline)),
      ),
    similar: (request, deadline) =>
      told(
        'similar',
        inTurn(deadline, () => serving.similar(request, deadline)),
      ),
    recommend: (request, deadline) =>
      told(
        'recommend',
        inTurn(deadline, () => serving.recommend(request, deadline)),
      ),
    tryRules: (...asked) => inTurn(undefined, () => serving.tryRules(...asked)),
  };
  // What is in force changes under it: everything else is read from the serving itself.
  return Object.assign(Object.create(serving) as Serving, observed);
}
