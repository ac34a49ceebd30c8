import type { ShopEvent } from '@fusionrank/domain/event';
import type { CatalogItem } from '@fusionrank/domain/item';
import { buildItem } from '../testing/build-item.ts';
import { impressionEvent, interactionEvent, searchEvent } from '../testing/event-builders.ts';
import type { Fields } from '../testing/event-builders.ts';
import type { Interaction, SearchEvent } from '@fusionrank/domain/event';

/** Two shoes, a boot and a mug; the mug costs dollars, and nobody is shown the lamp. */
export const SMALL_SHOP: readonly CatalogItem[] = [
  item('shoe-1', ['Footwear', 'Shoes'], '10.50'),
  item('shoe-2', ['Footwear', 'Shoes'], '20.00'),
  item('boot', ['Footwear', 'Boots'], '40.00'),
  { ...item('mug', ['Kitchen'], '5.00'), price: { amount: '5.00', currency: 'USD' } },
  item('lamp', ['Light'], '30.00'),
];

function item(id: string, categoryPath: readonly string[], amount: string): CatalogItem {
  return buildItem({ id, categoryPath, price: { amount, currency: 'EUR' } });
}

const at = (day: number, time = '12:00:00'): Date => new Date(`2026-03-0${day}T${time}.000Z`);

/** A search of a user, and one impression for each product that it showed. */
function searched(fields: Fields<SearchEvent> & { readonly slateId: string }, shown: readonly string[]): ShopEvent[] {
  const { slateId, userId = 'u1', sessionId = `session of ${slateId}`, shownAt = at(1) } = fields;
  const logged = { slateId, userId, sessionId, shownAt };
  return [
    searchEvent({ resultCount: shown.length, ...fields, ...logged, eventId: slateId }),
    ...shown.map((itemId, position) =>
      impressionEvent({ ...logged, eventId: `${slateId}:${position}`, itemId, position }),
    ),
  ];
}

const did = (kind: Interaction['kind'], eventId: string, fields: Fields<Interaction>): ShopEvent =>
  interactionEvent({ eventId, kind, occurredAt: at(1, '12:05:00'), ...fields });

/**
 * Six searches of 1 and 2 March 2026 that count; what they come to is worked out by hand in the tests.
 *
 *     A  u1  1 March  "Shoes "    shoe-1 shoe-2 boot mug   clicks at ranks 1 and 3, buys 2 × shoe-1, 1 × mug   network@v1   10 ms
 *     B  u2  1 March  " shoes"    shoe-2 shoe-1            clicks rank 2, puts it in the cart                  network@v1   20 ms
 *     C  u3  1 March  "shoes"     shoe-1                   –                                                   lexical      40 ms, degraded
 *     D  u1  2 March  "tents"     nothing                  –                                                   lexical      before latency was kept
 *     E  u2  2 March  "tents"     nothing
 *     F  u3  2 March  "tents"     nothing
 */
export const SMALL_LOG: readonly ShopEvent[] = [
  ...searched({ slateId: 'A', query: 'Shoes ', policy: 'network@v1', latencyMs: 10, degraded: [] }, [
    'shoe-1',
    'shoe-2',
    'boot',
    'mug',
  ]),
  did('click', 'a1', { slateId: 'A', itemId: 'shoe-1', sessionId: 'session of A' }),
  did('click', 'a1 again', { slateId: 'A', itemId: 'shoe-1', sessionId: 'session of A' }),
  did('click', 'a2', { slateId: 'A', itemId: 'boot', sessionId: 'session of A' }),
  did('purchase', 'a3', { slateId: 'A', itemId: 'shoe-1', value: 2, sessionId: 'session of A' }),
  did('purchase', 'a4', { slateId: 'A', itemId: 'mug', sessionId: 'session of A' }),
  ...searched({ slateId: 'B', userId: 'u2', query: ' shoes', policy: 'network@v1', latencyMs: 20, degraded: [] }, [
    'shoe-2',
    'shoe-1',
  ]),
  did('click', 'b1', { slateId: 'B', userId: 'u2', itemId: 'shoe-1', sessionId: 'session of B' }),
  did('cart', 'b2', { slateId: 'B', userId: 'u2', itemId: 'shoe-1', sessionId: 'session of B' }),
  ...searched({ slateId: 'C', userId: 'u3', query: 'shoes', latencyMs: 40, degraded: ['MODEL_UNAVAILABLE'] }, [
    'shoe-1',
  ]),
  ...['u1', 'u2', 'u3'].flatMap((userId, i) =>
    searched({ slateId: 'DEF'[i] ?? '', userId, query: 'tents', shownAt: at(2) }, []),
  ),
];

/** What must change none of the numbers. */
export const NOT_COUNTED: readonly ShopEvent[] = [
  // A click a day and a second after its search, one on what was not shown, and one that names no search.
  did('click', 'late', { slateId: 'C', userId: 'u3', itemId: 'shoe-1', occurredAt: at(2, '12:00:01') }),
  did('click', 'elsewhere', { slateId: 'C', userId: 'u3', itemId: 'lamp', sessionId: 'session of C' }),
  did('click', 'alone', { userId: 'u3', itemId: 'shoe-1', occurredAt: at(3) }),
  // Browsing and recommendations; a search at the end of the window, which is not part of it.
  ...searched({ slateId: 'home', userId: 'u4', query: '' }, ['lamp']),
  ...searched({ slateId: 'next', userId: 'u4', query: 'lamps', shownAt: at(3, '00:00:00') }, ['lamp']),
  // A shopper who withdrew consent to analytics.
  ...searched({ slateId: 'secret', userId: 'private', query: 'shoes' }, ['lamp']),
  did('click', 'secret', { slateId: 'secret', userId: 'private', itemId: 'lamp' }),
];

export const SMALL_WINDOW = { from: at(1, '00:00:00'), until: at(3, '00:00:00') };
