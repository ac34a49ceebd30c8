import { buildItem } from '@fusionrank/feature-store/testing';
import type { StoredItem } from '@fusionrank/feature-store';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StoredFacts } from './stored-facts.ts';

const stored: fc.Arbitrary<StoredItem> = fc.record({
  item: fc.boolean().map((simulated) => buildItem({ simulated })),
  textHash: fc.constantFrom('0123456789abcdef'.repeat(4), 'ff'.repeat(32)),
  version: fc.integer({ min: 1, max: 2 ** 50 }).map(BigInt),
  withdrawn: fc.boolean(),
});

test('any history of puts reads as a plain map, and counts what is simulated and sold', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2_000), stored), { maxLength: 40 }), (puts) => {
      const facts = new StoredFacts();
      const plain = new Map<number, StoredItem>();
      for (const [row, one] of puts) {
        facts.put(row, one);
        plain.set(row, one);
      }
      const told = [...plain.keys()].map((row) => facts.at(row));
      expect(told).toEqual([...plain.values()].map(({ textHash, version }) => ({ textHash, version })));
      expect(facts.simulated).toBe([...plain.values()].filter((one) => one.item.simulated && !one.withdrawn).length);
      expect(facts.count).toBe(Math.max(-1, ...plain.keys()) + 1);
      expect([facts.at(2_001), facts.at(-1)]).toEqual([undefined, undefined]);
    }),
  );
});

test('a row that was passed over has no facts', () => {
  const facts = new StoredFacts();
  facts.put(3, { item: buildItem(), textHash: '00'.repeat(32), version: 1n, withdrawn: false });
  expect([facts.at(2), facts.count]).toEqual([undefined, 4]);
});

test('a hash that is no sha256 is refused', () => {
  const item = buildItem();
  const put = (): void => new StoredFacts().put(0, { item, textHash: 'abc', version: 1n, withdrawn: false });
  expect(put).toThrow('shoe-1: expected a sha256 of its text, got abc');
});
