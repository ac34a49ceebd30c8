import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSections, writeSections } from '../../snapshot/index.ts';
import { createPackedRows, restorePackedRows, type PackedRows } from './packed-rows.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'packed-'));
});
afterAll(() => rm(home, { recursive: true }));

const CHUNK = 64;
const row = fc.nat(12);
const bytes = fc.uint8Array({ maxLength: 90 });
const puts = fc.array(fc.tuple(row, bytes), { maxLength: 120 });

/** Puts the same into a plain map. */
function filled(history: readonly (readonly [number, Uint8Array])[], packed: PackedRows) {
  const plain = new Map<number, Uint8Array>();
  for (const [at, value] of history) {
    packed.put(at, value);
    plain.set(at, value);
  }
  return plain;
}

const told = (packed: PackedRows, rows = 14) =>
  Array.from({ length: rows }, (_, at) => (packed.at(at) === undefined ? undefined : [...(packed.at(at) ?? [])]));
const expected = (plain: ReadonlyMap<number, Uint8Array>, rows = 14) =>
  Array.from({ length: rows }, (_, at) => (plain.has(at) ? [...(plain.get(at) ?? [])] : undefined));

test('any history of puts reads as a plain map, and takes little more than twice what is alive', () => {
  fc.assert(
    fc.property(puts, (history) => {
      const packed = createPackedRows(CHUNK);
      const plain = filled(history, packed);
      expect(told(packed)).toEqual(expected(plain));
      const alive = [...plain.values()].reduce((sum, { length }) => sum + length + 8, 0);
      // A chunk may be half dead, and end with room for less than a row; the last one is being filled.
      expect(packed.byteLength()).toBeLessThanOrEqual(2 * alive + plain.size * 98 + 2 * 98 + CHUNK);
    }),
  );
});

test('a snapshot holds the rows of its moment, whatever is put while it is written, and is gone on with after', async () => {
  const file = path.join(home, 'rows');
  await fc.assert(
    fc.asyncProperty(puts, puts, async (before, after) => {
      const packed = createPackedRows(CHUNK);
      const plain = filled(before, packed);
      const sections = packed.sections('rows');
      filled(after, packed);
      await writeSections(file, { header: null, sections });
      const opened = await openSections(file);
      const restored = await restorePackedRows(opened, 'rows');
      await opened.close();
      expect(told(restored)).toEqual(expected(plain));
      filled(after, restored);
      expect(told(restored)).toEqual(expected(new Map([...plain, ...after])));
    }),
    { numRuns: 40 },
  );
});
