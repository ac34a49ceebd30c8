import type { InteractionKind } from '@fusionrank/domain/event';
import { normalise } from '../field-plan.ts';

/** What a row tells of: a search, an impression, or one kind of interaction. */
export type EventKind = 'search' | 'impression' | InteractionKind;

/** A view of a product's page is a click: it was chosen from somewhere. Being shown in a list is an impression. */
const WORDS: Readonly<Record<string, EventKind>> = {
  search: 'search',
  query: 'search',
  impression: 'impression',
  shown: 'impression',
  exposure: 'impression',
  click: 'click',
  view: 'click',
  pageview: 'click',
  detail: 'click',
  pv: 'click',
  productview: 'click',
  viewitem: 'click',
  cart: 'cart',
  addtocart: 'cart',
  addcart: 'cart',
  basket: 'cart',
  purchase: 'purchase',
  buy: 'purchase',
  order: 'purchase',
  transaction: 'purchase',
  sale: 'purchase',
  rating: 'rating',
  rate: 'rating',
  review: 'rating',
  return: 'return',
  refund: 'return',
  dwell: 'dwell',
};

export const EVENT_KIND_EXPECTED = 'search, impression, click (or view), cart, purchase, rating, return or dwell';

export interface KindColumns {
  readonly type?: unknown;
  /** Says which interaction, where `type` says only that it is one. */
  readonly kind?: unknown;
  readonly rating?: unknown;
}

/** A log without a type is one of ratings when it has them; undefined for a word that is no event of a shop. */
export function readEventKind({ type, kind, rating }: KindColumns): EventKind | undefined {
  const typeName = nameOf(type);
  const name = typeName === undefined || typeName === 'interaction' ? nameOf(kind) : typeName;
  if (name === undefined) return type === undefined && rating !== undefined ? 'rating' : undefined;
  return Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
}

function nameOf(word: unknown): string | undefined {
  return typeof word === 'string' ? normalise(word) : undefined;
}
