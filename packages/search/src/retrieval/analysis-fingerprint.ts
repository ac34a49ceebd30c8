import { createHash } from 'node:crypto';
import { indexTerms } from '../understanding/index-terms.ts';
import { phraseKey } from '../understanding/phrase-key.ts';
import { itemFields } from './item-fields.ts';
import { FIELDS, FIELD_SETTINGS } from './lexical/bm25.ts';

/** Something of everything that reading treats in a way of its own. */
const SAMPLE = "Women's Trail-Running shoes & T-shirts, größer, naïve, 42.5 XL №7 · 男士跑步鞋 红色 ランニング 운동화";

/**
 * What texts are read as by this version of the code, in 64 hexadecimal digits. An index that was built by one that read them
 * otherwise, or weighed them otherwise, is none that this one could go on with.
 */
export function analysisFingerprint(): string {
  return (known ??= fingerprint());
}

/** The first reading of Chinese takes a quarter of a second. */
let known: string | undefined;

function fingerprint(): string {
  const { terms, words } = indexTerms(SAMPLE);
  const whole = 'x'.repeat(100_000);
  const fields = itemFields({
    title: whole,
    description: whole,
    brand: whole,
    categoryPath: [whole],
    attributes: { of: [whole] },
  });
  const lengths = FIELDS.map((field) => fields[field].length);
  const read = { terms, words: [...words], phrase: phraseKey(SAMPLE), FIELD_SETTINGS, lengths };
  return createHash('sha256').update(JSON.stringify(read)).digest('hex');
}
