import { normalise } from '../understanding/normalise.ts';
import { readPrice } from '../understanding/price-bounds.ts';
import { tellingWords } from '../understanding/telling-words.ts';

/** Stems of a text's words that say something, in order: how phrases of rules and queries are compared. */
export function ruleWords(text: string): readonly string[] {
  return tellingWords(text).flatMap(({ readings }) => readings[0] ?? []);
}

/** The same of a query, without a price named in it: `shoes under 50` asks for shoes. */
export function queryWordsOf(text: string): readonly string[] {
  return ruleWords(readPrice(text).rest);
}

/** Letters as they are typed, normalised, one space between words. */
export function typedKey(text: string): string {
  return normalise(text).trim().replace(/\s+/gu, ' ');
}
