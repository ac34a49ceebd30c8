import { createRng } from '@fusionrank/domain/rng';
import type { DatasetContender, FittedItems, JudgementsContender } from '../contender.ts';

/** Every order is as likely: what is to be had without knowing anything. */
export const randomItems: DatasetContender<{ readonly items: number }, FittedItems> = {
  name: 'random',
  budgetShare: 0,
  fit: (_data, { seed }) =>
    Promise.resolve({
      settings: {},
      scores: (split) => (user, scores) => {
        const rng = createRng(`${seed}/${split}/${user}`);
        for (let item = 0; item < scores.length; item++) scores[item] = rng.next();
      },
    }),
};

export const randomProducts: JudgementsContender = {
  name: 'random',
  budgetShare: 0,
  fit: ({ queries }, { seed }) =>
    Promise.resolve({
      settings: {},
      scoreQuery: (query) => {
        const rng = createRng(`${seed}/query ${query}`);
        return Float32Array.from(queries[query]?.products ?? [], () => rng.next());
      },
    }),
};
