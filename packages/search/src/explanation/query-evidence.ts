import { mentionGroups, holdsAny } from '../ranking/cross-features/mention.ts';
import type { CrossFeatureRequest } from '../ranking/cross-features/request.ts';
import { FIELDS, type Field } from '../retrieval/lexical/bm25.ts';
import type { IndexedItem } from '../retrieval/catalog-index.ts';
import { itemFields } from '../retrieval/item-fields.ts';
import { indexTerms } from '../understanding/index-terms.ts';
import { queryWords } from '../understanding/query-words.ts';
import { termName } from '../understanding/asked-term.ts';
import { tellingWords } from '../understanding/telling-words.ts';
import type { UnderstoodQuery } from '../understanding/understand.ts';

const PLACES: Readonly<Record<Field, string>> = {
  title: 'in the title',
  brand: 'as the brand',
  category: 'in the category',
  attributes: 'in the attributes',
  description: 'in the description',
};

/** From this cosine on a text or picture lies near the query's meaning; in a space centred on the catalogue, unrelated ones are about 0. */
const NEAR = 0.5;
const RELATED = 0.2;

/** How the query's words, the values it names and its meaning meet an item. */
export function queryEvidence(request: CrossFeatureRequest): (row: number, entry: IndexedItem) => readonly string[] {
  const { query, index, vectors } = request;
  if (query.browsing) return () => ['nothing was asked for'];
  const words = askedWords(query);
  const synonyms = synonymPhrases(query);
  const groups = mentionGroups(query.mentions);
  const features = index.features();
  const text = vectors.text === undefined ? undefined : features?.cosineTo('text', vectors.text);
  const image = vectors.image === undefined ? undefined : features?.cosineTo('image', vectors.image);
  const photograph = vectors.photograph && features?.cosineTo('image', vectors.photograph.vector);
  return (row, entry) => [
    ...wordEvidence({ words, synonyms }, entry),
    ...groups.map(([key, values]) => {
      const named = `${key} ${[...values].join(' or ')}`;
      return holdsAny(index, row, { key, values }) ? `has what the query names: ${named}` : `has not the ${named}`;
    }),
    ...nearness('its text', 'what the query means', text?.(row)),
    ...nearness('its picture', 'what the query means', image?.(row)),
    ...nearness('its picture', 'the photograph', photograph?.(row)),
  ];
}

interface AskedWord {
  readonly text: string;
  /** Any of them will do. */
  readonly terms: readonly string[];
}

/** The words as they were read: after correction, without those that say nothing. */
function askedWords({ text, correctedText, terms, unknownWords }: UnderstoodQuery): readonly AskedWord[] {
  const read = new Set(terms.map(termName));
  const known = queryWords(correctedText ?? text).flatMap((word) => {
    const held = word.readings.flat().filter((term) => read.has(term));
    return held.length === 0 ? [] : [{ text: word.text, terms: held }];
  });
  return [...known, ...unknownWords.map((word) => ({ text: word, terms: [] }))];
}

/** A phrase of the shop's that stands in for something asked. */
interface SynonymPhrase {
  readonly said: readonly string[];
  readonly instead: string;
  /** All of them are held; of each word, any. */
  readonly words: readonly (readonly string[])[];
}

function synonymPhrases({ synonyms = [] }: UnderstoodQuery): readonly SynonymPhrase[] {
  return synonyms.flatMap(({ said, instead }) =>
    instead.map((phrase) => ({
      said: queryWords(said).map(({ text }) => text),
      instead: phrase,
      words: tellingWords(phrase).map(({ readings }) => readings.flat()),
    })),
  );
}

interface Asked {
  readonly words: readonly AskedWord[];
  readonly synonyms: readonly SynonymPhrase[];
}

/** Each word at the first place it stands in, the synonyms that stand for others, and the words that stand nowhere. */
function wordEvidence({ words, synonyms }: Asked, { item }: IndexedItem): readonly string[] {
  const fields = itemFields(item);
  const everywhere = new Set<string>();
  let left = words;
  const said: string[] = [];
  for (const field of FIELDS) {
    const terms = new Set(indexTerms(fields[field]).terms);
    for (const term of terms) everywhere.add(term);
    const here = left.filter((word) => word.terms.some((term) => terms.has(term)));
    if (here.length > 0) said.push(`matches ${quoted(here)} ${PLACES[field]}`);
    left = left.filter((word) => !here.includes(word));
  }
  for (const synonym of synonyms) {
    const meant = left.filter(({ text }) => synonym.said.includes(text));
    if (meant.length === 0 || !synonym.words.every((any) => any.some((term) => everywhere.has(term)))) continue;
    said.push(`says '${synonym.instead}', which stands for ${quoted(meant)}`);
    left = left.filter((word) => !meant.includes(word));
  }
  return left.length === 0 ? said : [...said, `says nothing of ${quoted(left)}`];
}

const quoted = (words: readonly AskedWord[]): string => [...new Set(words.map(({ text }) => `'${text}'`))].join(', ');

function nearness(what: string, to: string, cosine: number | undefined): readonly string[] {
  if (cosine === undefined) return [];
  const how = cosine >= NEAR ? 'near to' : cosine >= RELATED ? 'related to' : 'far from';
  return [`${what} is ${how} ${to} (cosine ${cosine.toFixed(2)})`];
}
