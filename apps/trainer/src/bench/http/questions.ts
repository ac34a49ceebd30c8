import { leafCategory, type CatalogItem } from '@fusionrank/domain/item';
import { problem } from '@fusionrank/domain/problem';
import { createRng, type Rng } from '@fusionrank/domain/rng';
import { MAX_CANDIDATES } from '@fusionrank/domain/search';
import type { FeatureStore } from '@fusionrank/feature-store';
import type { SearchAsked } from './answers.ts';

/** What a bench asks about: of this shop's own products and shoppers. */
export interface ShopSample {
  readonly products: number;
  readonly items: readonly CatalogItem[];
  /** The most active ones. */
  readonly shoppers: readonly string[];
}

/** A search and what it finds. */
export interface Question extends SearchAsked {
  /** Matches; candidates are ranked up to MAX_CANDIDATES of them. */
  readonly matches: number;
}

const SEED = 'bench http';
const ITEMS = 400;
const SHOPPERS = 40;

/** The same for the same shop. */
export async function readSample(store: Pick<FeatureStore, 'catalog' | 'events'>): Promise<ShopSample> {
  const rng = createRng(SEED);
  const items: CatalogItem[] = [];
  let products = 0;
  for await (const batch of store.catalog.stream()) {
    for (const { item } of batch.filter(({ withdrawn }) => !withdrawn)) {
      products++;
      const place = items.length < ITEMS ? items.length : rng.below(products);
      if (place < ITEMS) items[place] = item;
    }
  }
  const active = await store.events.activeUsers(SHOPPERS);
  return { products, items, shoppers: active.map(({ userId }) => userId) };
}

/**
 * Queries of two to four words that rank as many candidates as there can be, each as one of the shoppers; in a shop where too
 * few do, those with the most matches. Throws ENVIRONMENT when none matches anything.
 */
export async function findQuestions(
  matchesOf: (asked: SearchAsked) => Promise<number>,
  sample: ShopSample,
  count: number,
): Promise<readonly Question[]> {
  const found: Question[] = [];
  for (const [place, text] of drafts(sample.items).entries()) {
    const shopper = sample.shoppers[place % Math.max(1, sample.shoppers.length)];
    const matches = await matchesOf({ text, shopper });
    if (matches > 0) found.push({ text, shopper, matches });
    if (found.filter((question) => question.matches >= MAX_CANDIDATES).length >= count) break;
  }
  if (found.length === 0) throw problem('ENVIRONMENT', 'expected a shop with products to search, got one without');
  return found.sort((a, b) => b.matches - a.matches).slice(0, count);
}

/** Words of one product each: of its title, colour and category, in that order, two to four of them. */
export function drafts(items: readonly CatalogItem[]): readonly string[] {
  const rng = createRng(SEED);
  return [...new Set(items.map((item) => draft(item, rng)).filter((text) => text !== ''))];
}

function draft(item: CatalogItem, rng: Rng): string {
  const text = [item.title, ...Object.values(item.attributes).flat(), leafCategory(item) ?? ''].join(' ');
  const words = [...new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])];
  const wanted = 2 + rng.below(3);
  const kept = new Set(Array.from({ length: wanted }, () => words[rng.below(words.length)]));
  return kept.size < 2 ? '' : words.filter((word) => kept.has(word)).join(' ');
}
