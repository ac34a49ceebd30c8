import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseItemId } from '@fusionrank/domain/id';
import type { VectorTable } from '@fusionrank/model/ranking';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSections, SnapshotInvalid, writeSections } from '../../snapshot/index.ts';
import { clusteredVectors } from '../../testing/clustered-vectors.ts';
import { createFeatureSpace } from '../feature-space.ts';
import { createSpace, type CodeSpace } from './code-space.ts';
import { withLists } from './lists.ts';
import { putRow } from './put-row.ts';
import { createLiveRows } from './row-mask.ts';
import type { NamedCodes } from './spaces.ts';
import { codeSections, readCodes, storedCodes } from './stored-codes.ts';
import { createVectorSearch, type VectorSearch } from './vector-search.ts';

/** Past what is scanned where the request is. */
const [COUNT, WIDTH] = [12_000, 48];
const draw = clusteredVectors({ width: WIDTH, seed: 'stored' });
const values = draw(COUNT, 'items');
const others = draw(COUNT, 'others');
const vectorAt = (from: Float32Array, row: number): Float32Array => {
  const vector = from.slice(row * WIDTH, (row + 1) * WIDTH);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};

let home: string;
let file: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'codes-'));
  file = path.join(home, 'codes');
});
afterAll(() => rm(home, { recursive: true }));

function aTable(): VectorTable {
  const none = { width: 0, values: new Float32Array(0), present: new Uint8Array(COUNT) };
  return {
    ids: Array.from({ length: COUNT }, (_, row) => parseItemId(`${row}`)),
    text: { width: WIDTH, values: values.slice(), present: new Uint8Array(COUNT).fill(1) },
    image: none,
    behaviour: none,
  };
}

function aSearch(): VectorSearch {
  const live = createLiveRows();
  for (let row = 0; row < COUNT; row++) live.set(row, true);
  return createVectorSearch(live);
}

async function nearest(search: VectorSearch, table: VectorTable): Promise<readonly number[]> {
  const query = draw(1, 'query');
  const likeness = createFeatureSpace(table).cosineTo('text', query);
  return [...(await search.nearest({ table, space: 'text', query, likeness, limit: 50, minimum: -1 }))];
}

async function reread(space: CodeSpace): Promise<CodeSpace> {
  const stored = storedCodes(space);
  await writeSections(file, { header: null, sections: codeSections('text', space, stored) });
  const sections = await openSections(file);
  try {
    return await readCodes(sections, 'text', stored);
  } finally {
    await sections.close();
  }
}

test('codes that were read are searched as those that were made, and follow what changed since', async () => {
  const [made, read] = [aSearch(), aSearch()];
  const table = aTable();
  await made.prepare(table);
  made.follow(table);
  const codes: NamedCodes[] = [];
  for (const { name, codes: space } of made.codesOf(table)) codes.push({ name, codes: await reread(space) });
  expect(codes.map(({ name }) => name)).toEqual(['text', 'fused']);
  const restored = aTable();
  read.adopt(restored, codes);
  await read.prepare(restored);
  read.follow(restored);
  expect(read.codesOf(restored).map((one) => one.codes)).toEqual(codes.map((one) => one.codes));
  const before = await nearest(made, table);
  expect(await nearest(read, restored)).toEqual(before);
  for (const [search, changed] of [
    [made, table],
    [read, restored],
  ] as const) {
    for (const row of before.slice(0, 9)) changed.text.present[row] = 0;
    search.change(before.slice(0, 9));
  }
  const after = await nearest(made, table);
  expect(after.slice(0, 41)).toEqual(before.slice(9));
  expect(await nearest(read, restored)).toEqual(after);
  await Promise.all([made.close(), read.close()]);
});

/** Every row's code, whatever slot it has. */
const codesByRow = ({ slotOfRow, codes, stride, scales }: CodeSpace): readonly unknown[] =>
  Array.from({ length: 300 }, (_, row) => {
    const slot = slotOfRow[row] ?? -1;
    return slot < 0 ? undefined : [[...codes.subarray(slot * stride, (slot + 1) * stride)], scales[slot]];
  });

test('of rows that change while codes are written, the change put again gives what the change gave', async () => {
  const plain = createSpace({ width: WIDTH, rowCapacity: 400, slotCapacity: 900, listCount: 0 });
  for (let row = 0; row < 300; row++) putRow(plain, row, vectorAt(values, row));
  const space = withLists(plain, { listCount: 17, seed: 1, spareShare: 0.2 });
  const change = (to: CodeSpace): void => {
    for (let row = 0; row < 300; row += 3) putRow(to, row, row % 2 === 0 ? vectorAt(others, row) : undefined);
  };
  const stored = storedCodes(space);
  const sections = codeSections('text', space, stored).flatMap((one, at) => {
    // Between any two sections.
    const parts = (): ReturnType<typeof one.parts> => {
      if (at === 2) change(space);
      return one.parts();
    };
    return [{ ...one, parts }];
  });
  for (const order of [sections, [...sections].reverse()]) {
    await writeSections(file, { header: null, sections: order });
    const opened = await openSections(file);
    const read = await readCodes(opened, 'text', stored);
    await opened.close();
    change(read);
    expect(codesByRow(read)).toEqual(codesByRow(space));
    expect([...read.listStarts]).toEqual([...space.listStarts]);
  }
});

test('codes that do not fit in the space that they are said to be of are refused', async () => {
  const space = createSpace({ width: 4, rowCapacity: 10, slotCapacity: 10, listCount: 0 });
  for (let row = 0; row < 9; row++) putRow(space, row, Float32Array.of(1, 0, 0, 0));
  const stored = storedCodes(space);
  await writeSections(file, { header: null, sections: codeSections('text', space, stored) });
  const sections = await openSections(file);
  const refused = { ...stored, layout: { ...stored.layout, rowCapacity: 5 } };
  await expect(readCodes(sections, 'text', refused)).rejects.toThrow('codes: expected no row past 5');
  await expect(readCodes(sections, 'text', { ...stored, slots: 11 })).rejects.toThrow(SnapshotInvalid);
  await expect(readCodes(sections, 'text', { ...stored, slots: 3 })).rejects.toThrow('expected 12 bytes, got 36');
  await sections.close();
});
