import { expect, test } from 'vitest';
import { createSpeller } from './speller.ts';

const always = (): boolean => true;

function spellerOf(...words: readonly string[]) {
  const speller = createSpeller();
  for (const word of words) speller.add(word);
  return speller;
}

test('one edit is put right in short words, two only from eight letters on', () => {
  const speller = spellerOf('jeans', 'sunglasses');
  expect(speller.correct('jeens', always)).toBe('jeans');
  expect(speller.correct('jeenz', always)).toBeUndefined();
  expect(speller.correct('sunglases', always)).toBe('sunglasses');
  expect(speller.correct('sunglazes', always)).toBe('sunglasses');
});

test('words under four letters and words with digits are left alone', () => {
  const speller = spellerOf('red', 'reds', 'xt3000');
  expect(speller.correct('rde', always)).toBeUndefined();
  expect(speller.correct('xt3001', always)).toBeUndefined();
});

test('fewer edits win, then the same first letter, then the word written more often', () => {
  expect(spellerOf('sandbox', 'sandal').correct('sandals', always)).toBe('sandal');
  expect(spellerOf('dress', 'press', 'press').correct('dross', always)).toBe('dress');
  expect(spellerOf('shoe', 'shoes', 'shoes').correct('shose', always)).toBe('shoes');
});

test('a word that nothing on sale holds is not proposed', () => {
  expect(spellerOf('jeans').correct('jeens', () => false)).toBeUndefined();
});
