import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from './normalise.ts';

test.each([
  ['full-width letters and digits', 'ＮＩＫＥ　９０', 'nike 90'],
  ['Arabic-Indic digits', '٣٤', '34'],
  ['Extended Arabic-Indic digits', '۹۰', '90'],
  ['Devanagari digits', '०९', '09'],
  ['Latin diacritics', 'Crème Brûlée', 'creme brulee'],
  ['letters that don’t decompose', 'Straße Ærø Łódź', 'strasse aero lodz'],
  ['Greek accents', 'Παπούτσια', 'παπουτσια'],
  ['ligatures', 'ﬁne', 'fine'],
  ['a turned dotless i', 'ılık', 'ilik'],
])('%s fold to one spelling', (_, text, expected) => {
  expect(normalise(text)).toBe(expected);
});

test('marks of other scripts stay: there a mark is a letter', () => {
  expect(normalise('เสื้อ')).toBe('เสื้อ');
  expect(normalise('जूते')).toBe('जूते');
  expect(normalise('Йод')).toBe('йод');
});

test('a text that is normalised stays as it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => normalise(normalise(text)) === normalise(text)));
});
