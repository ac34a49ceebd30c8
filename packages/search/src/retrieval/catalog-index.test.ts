import { parseItemId } from '@fusionrank/domain/id';
import { isProblem } from '@fusionrank/domain/problem';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aTable, anIndex, anIndexOf, anItem } from '../testing/builders.ts';
import { createCatalogIndex } from './catalog-index.ts';

const id = parseItemId;

test('a row is its item’s for good: through changes, removal and return', () => {
  const index = anIndexOf({ a: 'shoe', b: 'lamp' });
  index.remove([id('a')]);
  expect([index.rowOf(id('a')), index.isLive(0), index.liveCount(), index.rowCount()]).toEqual([0, false, 1, 2]);
  index.upsert([anItem('c'), anItem('a', { title: 'boot' })]);
  expect([index.rowOf(id('a')), index.rowOf(id('b')), index.rowOf(id('c'))]).toEqual([0, 1, 2]);
  expect(index.entryAt(0)?.item.title).toBe('boot');
  expect(index.hasTerm('shoe')).toBe(false);
});

test('reserved rows lie in the order asked for and hold nothing yet', () => {
  const index = createCatalogIndex();
  index.reserve([id('x'), id('y'), id('x')]);
  index.upsert([anItem('z'), anItem('y')]);
  expect(['x', 'y', 'z'].map((name) => index.rowOf(id(name)))).toEqual([0, 1, 2]);
  expect([index.liveCount(), index.rowCount(), index.isLive(0)]).toEqual([2, 3, false]);
});

test('removing what is not there changes nothing', () => {
  const index = anIndexOf({ a: 'shoe' });
  index.remove([id('b'), id('b')]);
  index.remove([id('a'), id('a')]);
  expect([index.liveCount(), index.rowCount()]).toEqual([0, 1]);
});

test('a table whose rows are not the index’s is refused, and the one in force stays', () => {
  const index = anIndexOf({ a: 'shoe', b: 'lamp' });
  index.setFeatures(aTable(['a', 'b'], {}));
  const before = index.features();
  expect(() => index.setFeatures(aTable(['b', 'a'], {}))).toThrow(
    'item table: expected row 0 to be "a" as in the index, got "b"',
  );
  expect(() => index.setFeatures(aTable(['a', 'b', 'c'], {}))).toThrow(expect.toSatisfy(isProblem));
  expect(index.features()).toBe(before);
});

test('a table that ends before the newest rows is taken: they have no vectors yet', () => {
  const index = anIndexOf({ a: 'shoe', b: 'lamp' });
  index.setFeatures(aTable(['a'], { text: { a: [1, 0] } }));
  expect(index.features()?.cosineTo('text', Float32Array.of(1, 0))(1)).toBeUndefined();
});

test('tells what it takes: each product adds to every part', () => {
  const sizes = (count: number) =>
    anIndex(
      Array.from({ length: count }, (_, i) => anItem(`i${i}`, { description: 'a word '.repeat(200) })),
    ).byteLengths();
  const [few, many] = [sizes(500), sizes(3_000)];
  expect(many.items).toBeGreaterThan(few.items + 2_000 * 1_000);
  expect(many.columns).toBeGreaterThan(few.columns + 2_000 * 8);
  expect(many.words).toBeGreaterThan(few.words + 2_000 * 8);
});

test('a title of ten megabytes is searched as far as the bound', () => {
  const index = anIndex([anItem('a', { title: `shoe ${'x'.repeat(10_000_000)} lamp` })]);
  expect([index.hasTerm('shoe'), index.hasTerm('lamp')]).toEqual([true, false]);
});

test('any history of changes answers as an index built at once from what is left', () => {
  const title = fc.array(fc.constantFrom('red', 'shoe', 'lamp'), { maxLength: 3 }).map((words) => words.join(' '));
  const change = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(title, { nil: undefined }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const index = createCatalogIndex();
      const left = new Map<string, string>();
      for (const [name, text] of changes) {
        if (text === undefined) {
          index.remove([id(name)]);
          left.delete(name);
        } else {
          index.upsert([anItem(name, { title: text })]);
          left.set(name, text);
        }
      }
      const whole = anIndexOf(Object.fromEntries(left));
      const answer = (of: typeof index) => {
        const { rows, scores } = of.lexical.match(['red', 'shoe']);
        return new Map(Array.from(rows, (row, at) => [of.entryAt(row)?.item.id, scores[at]]));
      };
      expect(index.liveCount()).toBe(left.size);
      expect(answer(index)).toEqual(answer(whole));
    }),
  );
});
