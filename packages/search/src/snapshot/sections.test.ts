import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSections, type SectionFile } from './read-sections.ts';
import { SnapshotInvalid } from './snapshot-invalid.ts';
import { changingSection, jsonSection, listSection, section, writeSections, type Section } from './write-sections.ts';

let home: string;
let file: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'sections-'));
  file = path.join(home, 'kept', 'a.snapshot');
});
afterAll(() => rm(home, { recursive: true }));

const CONTENT = [
  section('bytes', Uint8Array.of(1, 2, 3)),
  section('none', new Float64Array(0)),
  section('numbers', Float64Array.of(0.1, Number.NaN, -Infinity)),
  section('rows', Int32Array.of(-1, 2 ** 31 - 1)),
  { name: 'parts', kind: 'Uint16Array', parts: () => [Uint16Array.of(1), new Uint16Array(0), Uint16Array.of(2, 3)] },
  jsonSection('json', { a: ['ä'] }),
  listSection('list', ['a\nb', { c: [1] }, null]),
] as const satisfies readonly Section[];

/** Reads a file of CONTENT wholly. */
async function readAll(name = file): Promise<readonly unknown[]> {
  const sections: SectionFile = await openSections(name);
  try {
    return [
      sections.header,
      await sections.read('bytes', 'Uint8Array'),
      await sections.read('none', 'Float64Array'),
      await sections.readShared('numbers', 'Float64Array'),
      await sections.read('rows', 'Int32Array'),
      await sections.read('parts', 'Uint16Array'),
      await sections.json('json'),
      await sections.list('list'),
    ];
  } finally {
    await sections.close();
  }
}

const WRITTEN = [
  { version: 3 },
  Uint8Array.of(1, 2, 3),
  new Float64Array(0),
  Float64Array.of(0.1, Number.NaN, -Infinity),
  Int32Array.of(-1, 2 ** 31 - 1),
  Uint16Array.of(1, 2, 3),
  { a: ['ä'] },
  ['a\nb', { c: [1] }, null],
];

test('what was written is read, and nothing else lies beside it', async () => {
  await writeSections(file, { header: { version: 3 }, sections: CONTENT });
  expect(await readAll()).toEqual(WRITTEN);
  expect(await readdir(path.dirname(file))).toEqual(['a.snapshot']);
});

test('sections of any lengths are read as they were written, over several turns too', async () => {
  const lengths = fc.array(fc.oneof(fc.nat(20), fc.constantFrom((2 << 20) + 1, (4 << 20) + 3)), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(lengths, async (counts) => {
      const arrays = counts.map((count, i) => new Uint8Array(count).map((_, at) => at * (i + 3)));
      const length = await writeSections(file, {
        header: null,
        sections: arrays.map((array, i) => section(`s${i}`, array)),
      });
      expect((await readFile(file)).length).toBe(length);
      const sections = await openSections(file);
      for (const [i, array] of arrays.entries()) {
        expect(sections.lengthOf(`s${i}`)).toBe(array.length);
        expect(Buffer.compare(await sections.read(`s${i}`, 'Uint8Array'), array)).toBe(0);
      }
      await sections.close();
    }),
    { numRuns: 15 },
  );
});

test('a list of a hundred thousand values, and of none, is read as it was written', async () => {
  const values = Array.from({ length: 100_000 }, (_, i) => `value\n${i} “${'x'.repeat(i % 40)}”`);
  const sections = [listSection('many', values), listSection('none', [])];
  await writeSections(file, { header: null, sections });
  const opened = await openSections(file);
  expect(await opened.list('many')).toEqual(values);
  expect([await opened.list('none'), opened.kindOf('none')]).toEqual([[], 'Uint8Array']);
  await opened.close();
});

test('a section fills several arrays one after the other', async () => {
  await writeSections(file, { header: null, sections: [section('bytes', Uint8Array.of(1, 2, 3, 4))] });
  const sections = await openSections(file);
  const targets = [new Uint8Array(1), new Uint8Array(0), new Uint8Array(3)];
  await sections.fill('bytes', targets);
  expect(targets.map((target) => [...target])).toEqual([[1], [], [2, 3, 4]]);
  await expect(sections.fill('bytes', [new Uint8Array(3)])).rejects.toThrow('section bytes: expected 3 bytes, got 4');
  await sections.close();
});

describe('is refused', () => {
  test('with any one byte of it changed', async () => {
    await writeSections(file, { header: { version: 3 }, sections: CONTENT });
    const whole = await readFile(file);
    const damaged = path.join(home, 'damaged');
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(damaged, bytes);
      await expect(readAll(damaged), `byte ${at}`).rejects.toThrow(SnapshotInvalid);
    }
  });

  test('cut short anywhere, or with something behind it', async () => {
    await writeSections(file, { header: { version: 3 }, sections: CONTENT });
    const whole = await readFile(file);
    const damaged = path.join(home, 'damaged');
    await writeFile(damaged, Buffer.concat([whole, Buffer.of(0)]));
    await expect(readAll(damaged)).rejects.toThrow(SnapshotInvalid);
    for (let length = whole.length - 1; length >= 0; length--) {
      await truncate(damaged, length);
      await expect(readAll(damaged), `${length} bytes`).rejects.toThrow(SnapshotInvalid);
    }
  });

  test('a section that is not there, or is of another kind', async () => {
    await writeSections(file, { header: null, sections: [section('rows', Int32Array.of(1))] });
    const sections = await openSections(file);
    await expect(sections.read('other', 'Int32Array')).rejects.toThrow('section other is missing');
    await expect(sections.read('rows', 'Uint32Array')).rejects.toThrow('expected Uint32Array, got Int32Array');
    await sections.close();
  });

  test('to be written with parts of another kind; the file before stays and nothing is left beside it', async () => {
    await writeSections(file, { header: { version: 3 }, sections: CONTENT });
    const sections: Section[] = [{ name: 'a', kind: 'Int32Array', parts: () => [Uint8Array.of(1)] }];
    await expect(writeSections(file, { header: null, sections })).rejects.toThrow(TypeError);
    expect(await readAll()).toEqual(WRITTEN);
    expect(await readdir(path.dirname(file))).toEqual(['a.snapshot']);
  });
});

test('what a killed process left long ago is removed; what another one writes now stays', async () => {
  const [left, growing] = [`${file}.1.partial`, `${file}.2.partial`];
  for (const name of [left, growing]) await writeFile(name, 'x');
  await utimes(left, new Date(0), new Date(0));
  await writeSections(file, { header: null, sections: [] });
  expect(await readdir(path.dirname(file))).toEqual(['a.snapshot', 'a.snapshot.2.partial']);
});

test('an array that changes while it is written is read as some of it was before and some after, and is not damaged', async () => {
  const changing = new Int8Array(new SharedArrayBuffer((4 << 20) + 5)).fill(1);
  async function* slow(): AsyncGenerator<Int8Array> {
    changing.fill(2, 3 << 20);
    yield await Promise.resolve(Int8Array.of(-7));
  }
  const written = writeSections(file, {
    header: null,
    sections: [changingSection('changing', changing), { name: 'slow', kind: 'Int8Array', parts: slow }],
  });
  changing.fill(3);
  await written;
  const opened = await openSections(file);
  const read = await opened.readShared('changing', 'Int8Array');
  expect(read.length).toBe(changing.length);
  expect([...new Set(read)].every((value) => value === 1 || value === 3)).toBe(true);
  expect(await opened.read('slow', 'Int8Array')).toEqual(Int8Array.of(-7));
  await opened.close();
});
