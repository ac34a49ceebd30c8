import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isProblem } from '@fusionrank/domain/problem';
import { expect, test } from 'vitest';
import { thisMachine } from '../machine.ts';
import type { MeasuredSize } from './bench-scale.ts';
import { earlierSizes, withSize } from './earlier-sizes.ts';

const size = (products: number, residentBytes = 1) => ({ products, residentBytes }) as unknown as MeasuredSize;
const fileOf = async (content: object): Promise<string> => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'scale-')), 'bench-scale.json');
  await writeFile(file, JSON.stringify(content));
  return file;
};
const result = { kind: 'bench-scale', measuredAt: '2026-11-30T10:00:00.000Z', machine: thisMachine() };

test('what an earlier run measured stays, each with its own day', async () => {
  const sizes = [size(10), { ...size(20), measuredAt: '2026-11-01T10:00:00.000Z' }];
  const found = await earlierSizes(await fileOf({ ...result, sizes }));
  expect(found.map(({ products, measuredAt }) => [products, measuredAt])).toEqual([
    [10, '2026-11-30T10:00:00.000Z'],
    [20, '2026-11-01T10:00:00.000Z'],
  ]);
});

test('nothing stays of another machine, or without a file', async () => {
  const other = { ...result, machine: { ...thisMachine(), cores: 99 }, sizes: [size(10)] };
  expect(await earlierSizes(await fileOf(other))).toEqual([]);
  expect(await earlierSizes('/nowhere/bench-scale.json')).toEqual([]);
});

test('another bench’s file is refused, and not written over', async () => {
  await expect(earlierSizes(await fileOf({ ...result, kind: 'bench-http', sizes: [] }))).rejects.toSatisfy(
    (error) => isProblem(error) && error.code === 'INVALID_INPUT',
  );
});

test('a size measured anew takes the place of the earlier one, in order', () => {
  const sizes = withSize(withSize([size(10), size(1_000)], size(100)), size(10, 7));
  expect(sizes.map(({ products, residentBytes }) => [products, residentBytes])).toEqual([
    [10, 7],
    [100, 1],
    [1_000, 1],
  ]);
});
