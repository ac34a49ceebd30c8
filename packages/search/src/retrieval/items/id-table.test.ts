import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseItemId, type ItemId } from '@fusionrank/domain/id';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSections, writeSections } from '../../snapshot/index.ts';
import { createIdTable, restoreIdTable, type IdTable } from './id-table.ts';

const id = fc
  .oneof(
    fc.nat(300).map((n) => `sku-${n}`),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    fc.constant('ü'.repeat(200)),
  )
  .map((text) => parseItemId(text));

function rowsOf(table: IdTable, ids: readonly ItemId[]): ReadonlyMap<ItemId, number> {
  const plain = new Map<ItemId, number>();
  for (const one of ids) {
    expect(table.rowOf(one)).toBe(plain.get(one));
    if (!plain.has(one)) plain.set(one, plain.size);
    expect(table.add(one)).toBe(plain.get(one));
  }
  return plain;
}

test('rows are given in the order of the ids and found by them as in a plain map', () => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: 60 }), (ids) => {
      const table = createIdTable();
      const plain = rowsOf(table, ids);
      expect(table.count()).toBe(plain.size);
      expect([...plain.keys()].map((_, row) => table.idAt(row))).toEqual([...plain.keys()]);
      expect([table.idAt(-1), table.idAt(plain.size)]).toEqual([undefined, undefined]);
    }),
  );
});

test('fifty thousand ids take less than 40 bytes each, and are found again after a snapshot', async () => {
  const ids = Array.from({ length: 50_000 }, (_, i) => parseItemId(`product-${i * 7}`));
  const table = createIdTable();
  for (const one of ids) table.add(one);
  expect(table.byteLength() / ids.length).toBeLessThan(40);
  const home = await mkdtemp(path.join(tmpdir(), 'ids-'));
  const file = path.join(home, 'ids');
  const sections = table.sections('ids');
  table.add(parseItemId('later'));
  await writeSections(file, { header: null, sections });
  const opened = await openSections(file);
  const restored = await restoreIdTable(opened, 'ids');
  await opened.close();
  await rm(home, { recursive: true });
  expect(ids.every((one, row) => restored.rowOf(one) === row && restored.idAt(row) === one)).toBe(true);
  expect([restored.count(), restored.rowOf(parseItemId('later'))]).toEqual([50_000, undefined]);
  expect(restored.add(parseItemId('other'))).toBe(50_000);
});
