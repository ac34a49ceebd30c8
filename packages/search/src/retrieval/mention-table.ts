import { phraseKey } from '../understanding/phrase-key.ts';
import type { AttributeMention } from '../understanding/vocabulary.ts';

/** Finds attribute values by how they would be written in a query. Values are added and never taken out. */
export interface MentionTable {
  add(key: string, values: readonly string[]): void;
  /** By phrase key; empty for a phrase that is no value. */
  of(phrase: string): readonly AttributeMention[];
}

/** A longer value is a text, not a word for something. */
const MAX_VALUE_LENGTH = 40;
/** What a shop calls availability is a filter, never part of a product's description. */
const NOT_MENTIONED = 'availability';

export function createMentionTable(): MentionTable {
  const byPhrase = new Map<string, AttributeMention[]>();
  const seen = new Map<string, Set<string>>();
  return {
    add(key, values) {
      if (key === NOT_MENTIONED) return;
      let known = seen.get(key);
      if (known === undefined) seen.set(key, (known = new Set()));
      for (const value of values) {
        if (known.has(value) || value.length > MAX_VALUE_LENGTH) continue;
        known.add(value);
        const phrase = phraseKey(value);
        if (phrase !== '') byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), { key, value }]);
      }
    },
    of: (phrase) => byPhrase.get(phrase) ?? byPhrase.get(otherColourWord(phrase)) ?? [],
  };
}

/** Chinese writes a colour with and without the word for colour: 红 is 红色. */
function otherColourWord(phrase: string): string {
  return phrase.endsWith('色') ? phrase.slice(0, -1) : `${phrase}色`;
}
