import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexTerms } from '../understanding/index-terms.ts';
import { FIELDS, FIELD_SETTINGS, inverseDocumentFrequency, occurrenceWeight, termScore, type Field } from './bm25.ts';
import { createLexicalIndex, termsNeeded } from './lexical-index.ts';

type Fields = Readonly<Record<Field, string>>;

const empty: Fields = { title: '', brand: '', category: '', attributes: '', description: '' };

test.each([
  [1, 1],
  [2, 1],
  [3, 2],
  [4, 2],
  [5, 3],
])('of %i terms %i are needed', (terms, needed) => {
  expect(termsNeeded(terms)).toBe(needed);
});

test('a score matches the value worked by hand', () => {
  const index = createLexicalIndex();
  index.put(0, { ...empty, title: 'red shoe' });
  index.put(1, { ...empty, title: 'red' });
  // N = 2, n = 1: idf = ln(1 + 1.5/1.5) = ln 2. Average title 1.5: f = 3 / (0.4 + 0.6 · 2/1.5) = 2.5.
  // ln 2 · 2.5 / 3.7 = 0.468343.
  expect(index.match(['shoe']).scores[0]).toBeCloseTo(0.468343, 6);
});

test('a term in the title counts more than in the description', () => {
  const index = createLexicalIndex();
  index.put(0, { ...empty, title: 'blue lamp', description: 'goes with a shoe' });
  index.put(1, { ...empty, title: 'shoe horn', description: 'goes with a lamp' });
  const { score, titleTermsHeld } = index.scores(['shoe'], Int32Array.of(0, 1));
  expect(score[1]).toBeGreaterThan(score[0]!);
  expect([...titleTermsHeld]).toEqual([0, 1]);
});

test('unknown terms match nothing and are not needed', () => {
  const index = createLexicalIndex();
  index.put(0, { ...empty, title: 'shoe' });
  expect([...index.match(['shoe', 'nothing', 'such']).rows]).toEqual([0]);
  expect([...index.match(['nothing']).rows]).toEqual([]);
  expect([...index.match([]).rows]).toEqual([]);
});

test('a text in place of another leaves nothing of the old one', () => {
  const index = createLexicalIndex();
  index.put(0, { ...empty, title: 'red shoe' });
  index.put(0, { ...empty, title: 'green lamp' });
  expect(index.use('shoe')).toBe(0);
  expect([...index.match(['shoe']).rows]).toEqual([]);
  expect([...index.match(['lamp']).rows]).toEqual([0]);
});

const words = fc.array(fc.constantFrom('red', 'shoe', 'lamp', 'bag', 'blue', '鞋子'), { maxLength: 6 });
const fields = fc.record({ title: words, brand: words, category: words, attributes: words, description: words });
const change = fc.record({ row: fc.nat(12), fields: fc.option(fields, { nil: undefined }) });
const query = fc.uniqueArray(fc.constantFrom('red', 'shoe', 'lamp', 'bag', 'blue', '鞋', 'none'), { maxLength: 4 });

test('whatever was put in, replaced and removed: matches and scores are those of a plain scan over what is left', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), query, (changes, terms) => {
      const index = createLexicalIndex();
      const rows = new Map<number, Fields>();
      for (const { row, fields: lists } of changes) {
        if (lists === undefined) {
          index.remove(row);
          rows.delete(row);
          continue;
        }
        const texts = textsOf(lists);
        index.put(row, texts);
        rows.set(row, texts);
      }
      const expected = plainScan(rows, terms);
      const { rows: found, scores } = index.match(terms);
      const actual = new Map(Array.from(found, (row, at) => [row, scores[at]!]));
      expect(new Set(actual.keys())).toEqual(new Set(expected.keys()));
      const asked = Int32Array.from(expected.keys());
      const { score } = index.scores(terms, asked);
      asked.forEach((row, at) => {
        expect(actual.get(row)).toBeCloseTo(expected.get(row)!, 9);
        expect(score[at]).toBeCloseTo(expected.get(row)!, 9);
      });
    }),
    { numRuns: 150 },
  );
});

function textsOf(lists: Readonly<Record<Field, readonly string[]>>): Fields {
  return Object.fromEntries(FIELDS.map((field) => [field, lists[field].join(' ')])) as Fields;
}

/** The definition itself, without an index: every row, every term, every field. */
function plainScan(rows: ReadonlyMap<number, Fields>, terms: readonly string[]): Map<number, number> {
  const termsOf = (row: number, field: Field): readonly string[] => indexTerms(rows.get(row)![field]).terms;
  const holds = (row: number, term: string): boolean => FIELDS.some((field) => termsOf(row, field).includes(term));
  const all = [...rows.keys()];
  const average = (field: Field): number => all.reduce((sum, row) => sum + termsOf(row, field).length, 0) / all.length;
  const averages = new Map(FIELDS.map((field) => [field, average(field)]));
  const used = terms.filter((term) => all.some((row) => holds(row, term)));
  const pseudoFrequency = (row: number, term: string): number =>
    FIELDS.reduce((sum, field) => {
      const own = termsOf(row, field);
      const worth = occurrenceWeight(FIELD_SETTINGS[field], own.length, averages.get(field)!);
      return sum + own.filter((other) => other === term).length * worth;
    }, 0);
  const matching = all.filter(
    (row) => used.length > 0 && used.filter((term) => holds(row, term)).length >= Math.ceil(used.length / 2),
  );
  const idf = (term: string): number =>
    inverseDocumentFrequency(all.length, all.filter((row) => holds(row, term)).length);
  return new Map(
    matching.map((row) => [row, used.reduce((sum, term) => sum + termScore(idf(term), pseudoFrequency(row, term)), 0)]),
  );
}
