import { editDistance } from './edit-distance.ts';

/** Proposes words of the catalogue for a misspelt one. Words are added as items come and never taken out; use decides. */
export interface Speller {
  add(word: string): void;
  /**
   * The nearest word that is in use, at one edit, or two for words of eight letters or more; among equals the one
   * with the same first letter, then the most used, then the first by code unit. Undefined when none is near.
   */
  correct(word: string, useOf: (word: string) => number): string | undefined;
}

/** Shorter words have too many neighbours to be put right. */
const MIN_LENGTH = 4;
const LONG = 8;

export function createSpeller(): Speller {
  const seen = new Set<string>();
  const words: string[] = [];
  const letters: number[] = [];
  return {
    add(word) {
      if (seen.has(word) || word.length < MIN_LENGTH - 1 || /\d/.test(word)) return;
      seen.add(word);
      words.push(word);
      letters.push(letterSet(word));
    },
    correct(word, useOf) {
      if (word.length < MIN_LENGTH || /\d/.test(word)) return undefined;
      const most = word.length >= LONG ? 2 : 1;
      const own = letterSet(word);
      let best: Correction | undefined;
      for (const [i, candidate] of words.entries()) {
        // An edit changes at most two letters of the set, so most of the vocabulary needs no alignment at all.
        if (bitCount(own ^ (letters[i] ?? 0)) > 2 * most) continue;
        const distance = editDistance(word, candidate, most);
        const use = distance === undefined ? 0 : useOf(candidate);
        if (distance === undefined || use === 0) continue;
        const correction = { word: candidate, distance, sameStart: candidate[0] === word[0], use };
        if (best === undefined || better(correction, best)) best = correction;
      }
      return best?.word;
    },
  };
}

interface Correction {
  readonly word: string;
  readonly distance: number;
  readonly sameStart: boolean;
  readonly use: number;
}

function better(a: Correction, b: Correction): boolean {
  if (a.distance !== b.distance) return a.distance < b.distance;
  if (a.sameStart !== b.sameStart) return a.sameStart;
  if (a.use !== b.use) return a.use > b.use;
  return a.word < b.word;
}

/** Which of a–z a word holds, one bit a letter; everything else shares a bit. */
function letterSet(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) - 97;
    bits |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
  }
  return bits;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
