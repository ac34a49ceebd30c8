import { toUnit } from '../../linear-algebra/unit.ts';
import { gramHash, letterRuns } from './grams.ts';

/**
 * A unit vector of a text's character 1- to 3-grams by signed feature hashing (Weinberger et al., 2009): texts that share
 * characters are near. It needs no training and no vocabulary, so it serves every script; it knows no synonyms.
 * Term frequencies are sublinear (1 + ln tf). All zeros for a text without letters and digits.
 */
export function ngramVector(text: string, dimension: number): Float32Array {
  const vector = new Float32Array(dimension);
  for (const [gram, count] of gramCounts(text)) {
    const hash = gramHash(gram);
    const sign = hash & 1 ? 1 : -1;
    const slot = (hash >>> 1) % dimension;
    vector[slot] = (vector[slot] ?? 0) + sign * (1 + Math.log(count));
  }
  return toUnit(vector);
}

function gramCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const run of letterRuns(text)) {
    const characters = Array.from(run);
    for (let length = 1; length <= 3; length++) {
      for (let start = 0; start + length <= characters.length; start++) {
        const gram = characters.slice(start, start + length).join('');
        counts.set(gram, (counts.get(gram) ?? 0) + 1);
      }
    }
  }
  return counts;
}
