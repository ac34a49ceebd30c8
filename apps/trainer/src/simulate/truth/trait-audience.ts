import type { CatalogItem } from '@fusionrank/domain/item';

export type TraitAudience = 'women' | 'men' | 'kids';

const AUDIENCE_WORDS: readonly (readonly [audience: TraitAudience, words: RegExp])[] = [
  ['kids', /\b(?:boys?|girls?|kids?|infants?|baby|toddlers?)\b|儿童/iu],
  ['women', /\bwom[ae]n\b|\bladies\b|女士/iu],
  ['men', /\bm[ae]n\b|男士/iu],
];

/** For whom an item is made, from its attributes or its title; undefined for everybody. */
export function audienceOf(item: CatalogItem): TraitAudience | undefined {
  const said = [...(item.attributes['audience'] ?? []), ...(item.attributes['gender'] ?? []), item.title].join(' ');
  return AUDIENCE_WORDS.find(([, words]) => words.test(said))?.[0];
}
