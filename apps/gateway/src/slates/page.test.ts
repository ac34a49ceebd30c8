import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankedInOrder } from '../testing/ranked-in-order.ts';
import { checkedFirst, pageOf } from './page.ts';

test('pages that follow each other hold every item once, in the order of the ranking', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 20 }), (count, first) => {
      const items = rankedInOrder(count);
      const seen = [];
      let after = -1;
      for (let more = true; more;) {
        const page = pageOf(items, { first, after });
        seen.push(...page.items);
        after = page.items.at(-1)?.position ?? after;
        more = page.hasNextPage;
      }
      expect(seen).toEqual([...items]);
    }),
  );
});

test('the first page has none before it, the last none after it', () => {
  const items = rankedInOrder(5);
  expect(pageOf(items, { first: 2, after: -1 })).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
  expect(pageOf(items, { first: 3, after: 1 })).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
});

test('a page past the end is empty', () => {
  expect(pageOf(rankedInOrder(3), { first: 2, after: 9 }).items).toEqual([]);
});

test.each([-1, 101])('a page of %d is refused', (first) => {
  expect(() => checkedFirst(first)).toThrow(`first: expected 0 to 100, got ${first}`);
});
