import { createRng, type Rng } from '@fusionrank/domain/rng';
import type { Field } from '@fusionrank/search/lexical';
import { zipf } from './zipf.ts';

/** A product of a made catalogue: words of small Latin letters with single spaces between them. */
export interface BenchProduct {
  /** From 0. */
  readonly row: number;
  readonly fields: Readonly<Record<Field, string>>;
}

const WORDS = 60_000;
const BRANDS = 3_000;
const CATEGORIES = 400;
/** Words that a category's products share. */
const CATEGORY_WORDS = 60;

const anyWord = zipf(WORDS, 5);
const anyBrand = zipf(BRANDS, 3);
const anyCategory = zipf(CATEGORIES, 3);
const ofCategory = zipf(CATEGORY_WORDS, 1);

/**
 * Products one by one, the same for the same seed. Words, brands and categories follow Zipf's law; a category's products
 * share words, so that words of one title meet in others too. Titles of 6 to 10 words, descriptions of 20 to 30.
 */
export function* benchProducts(count: number, seed: number): Generator<BenchProduct> {
  const rng = createRng(`${seed}/products`);
  for (let row = 0; row < count; row++) yield { row, fields: drawFields(rng) };
}

function drawFields(rng: Rng): BenchProduct['fields'] {
  const category = anyCategory(rng);
  const brand = word(anyBrand(rng), 'b');
  const attributes = [word(rng.below(30), 'c'), word(rng.below(60), 'd'), word(rng.below(20), 'e')];
  const own = (): string => word(category * CATEGORY_WORDS + ofCategory(rng), 'a');
  const general = (): string => word(anyWord(rng), '');
  const title = [brand, ...drawn(4 + rng.below(4), () => (rng.next() < 0.6 ? own() : general())), attributes[0] ?? ''];
  const description = drawn(20 + rng.below(11), () => {
    const kind = rng.next();
    if (kind < 0.2) return title[rng.below(title.length)] ?? brand;
    return kind < 0.5 ? own() : general();
  });
  return {
    title: title.join(' '),
    brand,
    category: `${word(category >> 4, 'f')} ${word(category, 'g')}`,
    attributes: attributes.join(' '),
    description: description.join(' '),
  };
}

function drawn(count: number, draw: () => string): string[] {
  return Array.from({ length: count }, draw);
}

const CONSONANTS = 'bdfglmnprtvz';
const VOWELS = 'aiou';

/**
 * A pronounceable word for each number and kind. Its k is at its end alone: a stemmer leaves it as it is, and no word is the
 * beginning of another, so that it is all one whether an engine looks for words or for beginnings.
 */
export function word(number: number, kind: string): string {
  let rest = number;
  let text = kind === '' ? '' : `${kind}o`;
  do {
    text += CONSONANTS[rest % CONSONANTS.length] ?? '';
    rest = Math.floor(rest / CONSONANTS.length);
    text += VOWELS[rest % VOWELS.length] ?? '';
    rest = Math.floor(rest / VOWELS.length);
  } while (rest > 0);
  return `${text}k`;
}
