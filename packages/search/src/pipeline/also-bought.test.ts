import { parseItemId } from '@fusionrank/domain/id';
import { isProblem } from '@fusionrank/domain/problem';
import type { Slate } from '@fusionrank/domain/search';
import { expect, test } from 'vitest';
import { anIndexOf, ports } from '../testing/builders.ts';
import type { SearchPorts } from './ports.ts';
import { createSearchEngine } from './search-engine.ts';

const index = anIndexOf({ a: 'shoe', b: 'boot', c: 'lamp', d: 'dress', gone: 'hat' });
index.remove([parseItemId('gone')]);
const idsIn = ({ items }: Slate): string[] => Array.from(items, ({ itemId }) => itemId);
const bought = (id: string, together: number, buyers: number) => ({ itemId: parseItemId(id), together, buyers });
const alsoBought = (id: string, shop: Partial<SearchPorts>, limit = 10) =>
  createSearchEngine({ index, ports: ports(shop) }).alsoBought({ itemId: parseItemId(id), limit });

test('what the buyers share most stands first, not what everybody buys', async () => {
  const boughtTogether = () => Promise.resolve([bought('c', 40, 10_000), bought('b', 30, 100), bought('d', 2, 4)]);
  const slate = await alsoBought('a', { boughtTogether });
  expect(idsIn(slate)).toEqual(['b', 'd', 'c']);
  expect(slate.items.at(0)!.score).toBeCloseTo(3, 6);
  expect(slate.degraded).toEqual([]);
  expect(slate.policy).toBe('also-bought');
});

test('what is not sold any more, or never was, is left out, and the limit holds', async () => {
  const boughtTogether = () =>
    Promise.resolve([bought('gone', 9, 9), bought('other', 9, 9), bought('b', 2, 9), bought('c', 3, 9)]);
  expect(idsIn(await alsoBought('a', { boughtTogether }))).toEqual(['c', 'b']);
  expect(idsIn(await alsoBought('a', { boughtTogether }, 1))).toEqual(['c']);
});

test('nothing bought together: nothing', async () => {
  expect(idsIn(await alsoBought('a', { boughtTogether: () => Promise.resolve([]) }))).toEqual([]);
});

test('where purchases can’t be read, what the same shoppers touched answers, and says so', async () => {
  const slate = await alsoBought('a', {
    boughtTogether: () => Promise.reject(new Error('down')),
    neighboursOf: () => Int32Array.of(0, 3, 4, 1),
  });
  expect(idsIn(slate)).toEqual(['d', 'b']);
  expect(slate.degraded).toEqual(['PURCHASES_UNAVAILABLE']);
});

test.each(['gone', 'unknown'])('%s is NOT_FOUND', async (id) => {
  const asked = alsoBought(id, { boughtTogether: () => Promise.resolve([]) });
  await expect(asked).rejects.toSatisfy((error) => isProblem(error) && error.code === 'NOT_FOUND');
});
