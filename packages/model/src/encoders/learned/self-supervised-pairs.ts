import type { CatalogItem } from '@fusionrank/domain/item';
import type { TextPair } from './text-pairs.ts';

/**
 * Pairs that a catalogue holds without a single shopper: a title with the description, and with the brand, category and
 * attributes of the same product. The attributes' words also ask for the title, as a short query would.
 */
export function selfSupervisedPairs(items: readonly CatalogItem[]): readonly TextPair[] {
  return items.flatMap((item) => {
    const { title, description } = item;
    const facts = factsOf(item);
    return [
      ...(description === '' ? [] : [{ query: title, item: description.slice(0, DESCRIPTION_LENGTH), weight: 1 }]),
      ...(facts === '' ? [] : [{ query: facts, item: title, weight: 1 }]),
    ];
  });
}

const DESCRIPTION_LENGTH = 300;

function factsOf({ brand, categoryPath, attributes }: CatalogItem): string {
  return [brand ?? '', categoryPath.at(-1) ?? '', ...Object.values(attributes).flat()]
    .filter((part) => part !== '')
    .join(' ');
}
