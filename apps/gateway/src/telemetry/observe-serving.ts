import type { Slate } from '@fusionrank/domain/search';
import type { Serving } from '../serving/serving.ts';
import type { RankedFacts, Ranking } from './request-record.ts';

/** The same serving, whose rankings are told of as they are answered. */
export function observeServing(serving: Serving, onRanking: (facts: RankedFacts) => void): Serving {
  const told = async <S extends Slate>(ranking: Ranking, answer: Promise<S>): Promise<S> => {
    const slate = await answer;
    onRanking({ ranking, degraded: slate.degraded, timing: slate.timing });
    return slate;
  };
  const observed: Pick<Serving, Ranking> = {
    search: (...asked) => told('search', serving.search(...asked)),
    similar: (...asked) => told('similar', serving.similar(...asked)),
    recommend: (...asked) => told('recommend', serving.recommend(...asked)),
  };
  // What is in force changes under it: everything else is read from the serving itself.
  return Object.assign(Object.create(serving) as Serving, observed);
}
