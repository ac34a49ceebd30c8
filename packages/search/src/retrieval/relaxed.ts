import type { Filter, Relaxation } from '@fusionrank/domain/search';
import { termName } from '../understanding/asked-term.ts';
import type { PriceBounds } from '../understanding/price-bounds.ts';
import { retrieve, type RetrievalRequest, type Retrieved } from './candidates.ts';
import type { CatalogIndex } from './catalog-index.ts';

export interface RelaxedRetrieval extends Retrieved {
  /** What was given up, in this order, as nothing met all that was asked; empty as a rule. */
  readonly relaxations: readonly Relaxation[];
}

/**
 * Candidates for all that was asked. Where nothing meets it, one thing more is given up at a time until something does:
 * the price named in the words, the filters from the last to the first, then words from the first on (what is wanted is
 * often named last), but for one. What a rule brings in meets nothing, and what it demands is never given up. Filters without words are no query but a shelf, and an empty shelf is shown empty.
 */
export async function retrieveRelaxed(request: RetrievalRequest, index: CatalogIndex): Promise<RelaxedRetrieval> {
  const relaxations: Relaxation[] = [];
  let asked: Asked = { ...request, price: request.query.price };
  for (;;) {
    const retrieved = await retrieve(withPrice(asked), index);
    const next =
      retrieved.candidates.rows.length > retrieved.broughtIn || request.query.text === '' ? undefined : relaxed(asked);
    if (next === undefined) return { ...retrieved, relaxations };
    relaxations.push(next.given);
    asked = next.asked;
  }
}

interface Asked extends RetrievalRequest {
  /** The price of the words; undefined once it is given up. */
  readonly price: PriceBounds | undefined;
}

/** A price named in the query filters as one that was set. */
function withPrice({ price, ...request }: Asked): RetrievalRequest {
  if (price === undefined) return request;
  const { min, max } = price;
  const filter: Filter = {
    kind: 'range',
    key: 'price',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
  return { ...request, filters: [...request.filters, filter] };
}

interface Step {
  readonly given: Relaxation;
  readonly asked: Asked;
}

/** One step further; undefined when nothing is left to give up. */
function relaxed(asked: Asked): Step | undefined {
  const { query, filters, price } = asked;
  if (price !== undefined) return { given: { kind: 'price', what: price.said }, asked: { ...asked, price: undefined } };
  const last = filters.at(-1);
  if (last !== undefined) {
    return { given: { kind: 'filter', what: keyOf(last) }, asked: { ...asked, filters: filters.slice(0, -1) } };
  }
  const [first, ...others] = query.terms;
  if (first === undefined || others.length === 0) return undefined;
  return { given: { kind: 'words', what: termName(first) }, asked: { ...asked, query: { ...query, terms: others } } };
}

function keyOf(filter: Filter): string {
  return filter.kind === 'terms' || filter.kind === 'range' ? filter.key : filter.kind;
}
