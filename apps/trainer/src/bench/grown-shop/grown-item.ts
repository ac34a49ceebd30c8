import { createHash } from 'node:crypto';
import type { CatalogItem } from '@fusionrank/domain/item';
import { createRng } from '@fusionrank/domain/rng';
import { word } from '../lexical/bench-products.ts';
import { zipf } from '../lexical/zipf.ts';

const WORDS = 60_000;
const anyWord = zipf(WORDS, 5);
/** Words of its own that a product's title and description get. */
const OWN = { title: 1, description: 8 } as const;
/** Of a picture that is never drawn; its vector is. */
const SIDE = 256;

/**
 * A simulated product with words of its own by Zipf's law beside those of the demo, whose few thousand words would make every query match
 * a tenth of a large shop, and with a picture that only its vector stands for.
 */
export function grownItem(item: CatalogItem): CatalogItem {
  const rng = createRng(`grown ${item.id}`);
  const drawn = (count: number): string => Array.from({ length: count }, () => word(anyWord(rng), '')).join(' ');
  return {
    ...item,
    title: `${item.title} ${drawn(OWN.title)}`,
    description: `${item.description} ${drawn(OWN.description)}`,
    image: { status: 'present', hash: pictureHash(item), width: SIDE, height: SIDE },
  };
}

function pictureHash({ id }: CatalogItem): string {
  return createHash('sha256').update(`drawn as a vector alone: ${id}`).digest('hex');
}
