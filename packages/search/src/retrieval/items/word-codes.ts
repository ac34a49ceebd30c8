import { listSection, type Section, type SectionFile } from '../../snapshot/index.ts';

/**
 * Short texts that many items share (brands, categories, attribute values), by number, so that an item holds the number. Words
 * get their numbers as they come a second time and keep them: a serial number never comes twice and takes no place here.
 */
export interface WordCodes {
  /** Undefined for a word that has no number (yet). */
  codeOf(word: string): number | undefined;
  wordOf(code: number): string | undefined;
  sections(name: string): readonly Section[];
}

/** As many words get numbers: more would cost more than they save. */
const MOST_WORDS = 65_536;
const LONGEST_WORD = 80;
/** As many words are remembered to have come once. */
const MOST_WAITING = 65_536;

export function createWordCodes(known: readonly string[] = []): WordCodes {
  const words = [...known];
  const codes = new Map(words.map((word, code) => [word, code]));
  const cameOnce = new Set<string>();
  return {
    codeOf(word) {
      const code = codes.get(word);
      if (code !== undefined || words.length === MOST_WORDS || word.length > LONGEST_WORD) return code;
      if (cameOnce.delete(word)) {
        codes.set(word, words.push(word) - 1);
        return words.length - 1;
      }
      if (cameOnce.size === MOST_WAITING) cameOnce.clear();
      cameOnce.add(word);
      return undefined;
    },
    wordOf: (code) => words[code],
    sections: (name) => [listSection(name, words.slice())],
  };
}

/** Throws SnapshotInvalid. */
export async function restoreWordCodes(file: SectionFile, name: string): Promise<WordCodes> {
  return createWordCodes((await file.list(name)) as readonly string[]);
}
