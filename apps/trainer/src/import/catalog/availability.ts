import type { Availability } from '@fusionrank/domain/item';
import { normalise } from '../field-plan.ts';

const WORDS: Readonly<Record<string, Availability>> = {
  instock: 'IN_STOCK',
  available: 'IN_STOCK',
  true: 'IN_STOCK',
  yes: 'IN_STOCK',
  '1': 'IN_STOCK',
  lowstock: 'LOW_STOCK',
  limitedavailability: 'LOW_STOCK',
  outofstock: 'OUT_OF_STOCK',
  soldout: 'OUT_OF_STOCK',
  unavailable: 'OUT_OF_STOCK',
  false: 'OUT_OF_STOCK',
  no: 'OUT_OF_STOCK',
  '0': 'OUT_OF_STOCK',
  preorder: 'PREORDER',
  backorder: 'PREORDER',
};

/** As shops, Google's feeds and schema.org write it; undefined for a word that is none of them. */
export function readAvailability(value: unknown): Availability | undefined {
  return WORDS[normalise(String(value).replace(/^https?:\/\/schema\.org\//, ''))];
}

/** At most this many left counts as low. */
const LOW_STOCK = 5;

export function availabilityOfStock(stock: number): Availability {
  if (stock <= 0) return 'OUT_OF_STOCK';
  return stock <= LOW_STOCK ? 'LOW_STOCK' : 'IN_STOCK';
}
