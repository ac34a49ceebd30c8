import { listSection, section, SnapshotInvalid, type Section, type SectionFile } from '../snapshot/index.ts';
import { editDistance } from './edit-distance.ts';

/** Proposes words of the catalogue for a misspelt one. Words are added as items come and never taken out. */
export interface Speller {
  /** Call once for every item that holds the word. */
  add(word: string): void;
  /**
   * The nearest word that is still in use, at one edit, or two for words of eight letters or more; among equals the one
   * with the same first letter, then the most often added, then the first by code unit. Undefined when none is near.
   */
  correct(word: string, inUse: (word: string) => boolean): string | undefined;
  /** As it stands at the moment of the call. */
  sections(name: string): readonly Section[];
}

interface SpellerState {
  readonly words: string[];
  /** How often each was added; aligned with `words`. */
  readonly counts: number[];
}

/** Shorter words have too many neighbours to be put right. */
const MIN_LENGTH = 4;
const LONG = 8;

export function createSpeller({ words, counts }: SpellerState = { words: [], counts: [] }): Speller {
  const places = new Map(words.map((word, place) => [word, place]));
  const letters = words.map(letterSet);
  return {
    add(word) {
      if (word.length < MIN_LENGTH - 1 || /\d/.test(word)) return;
      const known = places.get(word);
      if (known !== undefined) {
        counts[known] = (counts[known] ?? 0) + 1;
        return;
      }
      places.set(word, words.push(word) - 1);
      letters.push(letterSet(word));
      counts.push(1);
    },
    correct(word, inUse) {
      if (word.length < MIN_LENGTH || /\d/.test(word)) return undefined;
      const most = word.length >= LONG ? 2 : 1;
      const own = letterSet(word);
      let best: Correction | undefined;
      for (const [i, candidate] of words.entries()) {
        // An edit changes at most two letters of the set, so most of the vocabulary needs no alignment at all.
        if (bitCount(own ^ (letters[i] ?? 0)) > 2 * most) continue;
        const distance = editDistance(word, candidate, most);
        if (distance === undefined || !inUse(candidate)) continue;
        const sameStart = candidate[0] === word[0];
        const correction = { word: candidate, distance, sameStart, count: counts[i] ?? 0 };
        if (best === undefined || better(correction, best)) best = correction;
      }
      return best?.word;
    },
    sections: (name) => [
      listSection(`${name}/words`, words.slice()),
      section(`${name}/counts`, Uint32Array.from(counts)),
    ],
  };
}

/** Throws SnapshotInvalid. */
export async function restoreSpeller(file: SectionFile, name: string): Promise<Speller> {
  const words = (await file.list(`${name}/words`)) as readonly string[];
  const counts = await file.read(`${name}/counts`, 'Uint32Array');
  if (counts.length !== words.length) throw new SnapshotInvalid(`section ${name}: expected a count of each word`);
  return createSpeller({ words: [...words], counts: [...counts] });
}

interface Correction {
  readonly word: string;
  readonly distance: number;
  readonly sameStart: boolean;
  readonly count: number;
}

function better(a: Correction, b: Correction): boolean {
  if (a.distance !== b.distance) return a.distance < b.distance;
  if (a.sameStart !== b.sameStart) return a.sameStart;
  if (a.count !== b.count) return a.count > b.count;
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
