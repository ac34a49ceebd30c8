import { createRng } from '@fusionrank/domain/rng';
import { benchProducts } from './bench-products.ts';

/**
 * Queries of two, three and four words in turn, each of distinct words of one product's title: words that are often in
 * titles are often asked for. Drawn from products spread over the whole catalogue.
 */
export function benchQueries(count: number, catalogue: { readonly products: number; readonly seed: number }): string[] {
  const rng = createRng(`${catalogue.seed}/queries`);
  const every = Math.max(1, Math.floor(catalogue.products / count));
  const queries: string[] = [];
  for (const { row, fields } of benchProducts(catalogue.products, catalogue.seed)) {
    if (row % every !== 0 || queries.length === count) continue;
    const words = [...new Set(fields.title.split(' '))];
    const wanted = 2 + (queries.length % 3);
    while (words.length > wanted) words.splice(rng.below(words.length), 1);
    queries.push(words.join(' '));
  }
  return queries;
}
