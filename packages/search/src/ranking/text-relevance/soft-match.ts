import { gramsOf } from './character-grams.ts';

/**
 * How alike two words are spelt, in [0, 1]: Dice's coefficient (1945) of their sets of character pairs and triples, the ends
 * marked. 1 for one and the same word.
 */
export function spellingLikeness(a: string, b: string): number {
  return a === b ? 1 : dice(gramSet(a), gramSet(b));
}

/** For each word asked, how alike the most alike word is spelt; remembers every word it has met. */
export function softMatcher(asked: readonly string[]): (words: readonly string[]) => Float64Array {
  const sets = asked.map(gramSet);
  const known = new Map<string, Float64Array>();
  const likenessTo = (word: string): Float64Array => {
    const remembered = known.get(word);
    if (remembered !== undefined) return remembered;
    const own = gramSet(word);
    const likeness = Float64Array.from(sets, (set, i) => (asked[i] === word ? 1 : dice(set, own)));
    known.set(word, likeness);
    return likeness;
  };
  return (words) => {
    const best = new Float64Array(asked.length);
    for (const word of words) {
      const likeness = likenessTo(word);
      for (let i = 0; i < best.length; i++) best[i] = Math.max(best[i] as number, likeness[i] as number);
    }
    return best;
  };
}

const gramSet = (word: string): ReadonlySet<string> => new Set(gramsOf(word, { shortest: 2, longest: 3 }));

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return (2 * shared) / (a.size + b.size);
}
