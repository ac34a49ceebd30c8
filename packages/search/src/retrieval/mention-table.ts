import { listSection, type Section, type SectionFile } from '../snapshot/index.ts';
import { phraseKey } from '../understanding/phrase-key.ts';
import type { AttributeMention } from '../understanding/vocabulary.ts';

/** Finds attribute values by how they would be written in a query. Values are added and never taken out. */
export interface MentionTable {
  add(key: string, values: readonly string[]): void;
  /** By phrase key; empty for a phrase that is no value. */
  of(phrase: string): readonly AttributeMention[];
  /** As it stands at the moment of the call. */
  sections(name: string): readonly Section[];
}

/** Phrase, key and value: in this order they are added. */
type Mention = readonly [phrase: string, key: string, value: string];

/** A longer value is a text, not a word for something. */
const MAX_VALUE_LENGTH = 40;
/** What a shop calls availability is a filter, never part of a product's description. */
const NOT_MENTIONED = 'availability';

export function createMentionTable(known: readonly Mention[] = []): MentionTable {
  const byPhrase = new Map<string, AttributeMention[]>();
  const seen = new Map<string, Set<string>>();
  const valuesOf = (key: string): Set<string> => {
    const values = seen.get(key) ?? new Set();
    seen.set(key, values);
    return values;
  };
  const put = (phrase: string, mention: AttributeMention): void => {
    const there = byPhrase.get(phrase);
    if (there === undefined) byPhrase.set(phrase, [mention]);
    else there.push(mention);
  };
  for (const [phrase, key, value] of known) {
    valuesOf(key).add(value);
    put(phrase, { key, value });
  }
  return {
    add(key, values) {
      if (key === NOT_MENTIONED) return;
      const there = valuesOf(key);
      for (const value of values) {
        if (there.has(value) || value.length > MAX_VALUE_LENGTH) continue;
        there.add(value);
        const phrase = phraseKey(value);
        if (phrase !== '') put(phrase, { key, value });
      }
    },
    of: (phrase) => byPhrase.get(phrase) ?? byPhrase.get(otherColourWord(phrase)) ?? [],
    sections: (name) => [
      listSection(
        name,
        [...byPhrase].flatMap(([phrase, mentions]) => mentions.map(({ key, value }): Mention => [phrase, key, value])),
      ),
    ],
  };
}

/** Throws SnapshotInvalid. */
export async function restoreMentionTable(file: SectionFile, name: string): Promise<MentionTable> {
  return createMentionTable((await file.list(name)) as readonly Mention[]);
}

/** Chinese writes a colour with and without the word for colour: 红 is 红色. */
function otherColourWord(phrase: string): string {
  return phrase.endsWith('色') ? phrase.slice(0, -1) : `${phrase}色`;
}
