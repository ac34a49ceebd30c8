import { Readable } from 'node:stream';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { splitLines } from './lines.ts';
import { openSource } from './open-source.ts';
import { MAX_ROW_BYTES } from './row.ts';
import type { RejectedRow, SourceRow } from './row.ts';
import { readRows } from './rows.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Read {
  readonly rows: readonly SourceRow[];
  readonly rejected: readonly RejectedRow[];
  readonly endedEarly: string | undefined;
}

async function readFile(name: string, content: string | Uint8Array): Promise<Read> {
  const path = join(folder, name);
  await writeFile(path, content);
  const rows: SourceRow[] = [];
  const rejected: RejectedRow[] = [];
  const reader = readRows(await openSource(path, Readable.from([])));
  for (;;) {
    const next = await reader.next();
    if (next.done === true) return { rows, rejected, endedEarly: next.value };
    for (const outcome of next.value) {
      if (outcome.kind === 'row') rows.push(outcome.row);
      else rejected.push(outcome.row);
    }
  }
}

const fieldsOf = ({ rows }: Read) => rows.map((row) => ({ ...row.fields }));
const faultsOf = ({ rejected }: Read) => rejected.map(({ line, got }) => ({ line, got }));

describe('CSV', () => {
  test('quotes, doubled quotes, line breaks in fields, CRLF and a byte order mark are read', async () => {
    const read = await readFile('a.csv', '\ufeffid,title\r\n1,"a, ""b""\r\nc"\r\n2,5" pipe\r\n');
    expect(fieldsOf(read)).toEqual([
      { id: '1', title: 'a, "b"\nc' },
      { id: '2', title: '5" pipe' },
    ]);
    expect(read.rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  test('an unclosed quote costs its own line, not those after it', async () => {
    const read = await readFile('a.csv', 'id,title\n1,"never closed\n2,ok\n3,"open to the end\n4,fine');
    expect(fieldsOf(read).map(({ id }) => id)).toEqual(['2', '4']);
    expect(faultsOf(read).map(({ line }) => line)).toEqual([2, 4]);
  });

  test.each([';', '\t', '|'])('the delimiter %j is recognised by the header', async (delimiter) => {
    const read = await readFile('a.csv', ['id', 'title'].join(delimiter) + '\n' + ['1', 'a,b'].join(delimiter));
    expect(fieldsOf(read)).toEqual([{ id: '1', title: 'a,b' }]);
  });

  test('a row with too many fields is rejected with both numbers', async () => {
    const read = await readFile('a.csv', 'id,title\n1,a,b\n2,c\n');
    expect(read.rejected).toMatchObject([{ line: 2, expected: '2 fields, as the header has', got: '3 fields' }]);
    expect(read.rows).toHaveLength(1);
  });

  test('a header without rows has no rows and no faults', async () => {
    expect(await readFile('a.csv', 'id,title\n')).toEqual({ rows: [], rejected: [], endedEarly: undefined });
  });

  test('a column that stands twice is refused', async () => {
    await expect(readFile('a.csv', 'id,id\n1,2\n')).rejects.toThrow('expected each column once, got "id" twice');
  });
});

describe('JSON lines', () => {
  test('what is no object is rejected, the rows around it are read', async () => {
    const read = await readFile('a.jsonl', '{"id":1}\n[1]\nnull\n"x"\n{"id":\n\n{"id":2}');
    expect(fieldsOf(read)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(read.rejected.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });

  test('a 10 MB line is rejected with its length, and only its beginning is kept', async () => {
    const read = await readFile('a.jsonl', `{"id":1}\n{"id":2,"title":"${'x'.repeat(10_000_000)}"}\n{"id":3}\n`);
    expect(fieldsOf(read)).toEqual([{ id: 1 }, { id: 3 }]);
    expect(faultsOf(read)).toEqual([{ line: 2, got: '10,000,019 bytes' }]);
    expect(read.rejected[0]!.raw.length).toBeLessThanOrEqual(2_048);
  });

  test('a line of exactly the limit is read, one of a byte more is not', async () => {
    const line = (bytes: number) => `{"a":"${'x'.repeat(bytes - 8)}"}`;
    expect((await readFile('a.jsonl', line(MAX_ROW_BYTES))).rows).toHaveLength(1);
    expect((await readFile('b.jsonl', line(MAX_ROW_BYTES + 1))).rows).toHaveLength(0);
  });
});

describe('encodings and compression', () => {
  test('a Latin-1 byte costs its row and is named by value and column', async () => {
    const read = await readFile('a.csv', Buffer.from('id,title\n1,Café,\n2,Plain\n', 'latin1'));
    expect(faultsOf(read)).toEqual([{ line: 2, got: 'the byte 0xe9 at column 6 (byte 14 of the text)' }]);
    expect(fieldsOf(read)).toEqual([{ id: '2', title: 'Plain' }]);
  });

  test.each([
    ['with a mark', '\ufeffid,title\n1,abc\n'],
    ['without a mark', 'id,title\n1,abc\n'],
  ])('UTF-16 %s is refused as a whole, with advice', async (_, text) => {
    await expect(readFile('a.csv', Buffer.from(text, 'utf16le'))).rejects.toThrow('got UTF-16 text; save it as UTF-8');
  });

  test('a spreadsheet is refused with advice', async () => {
    await expect(readFile('a.csv', Buffer.from('PK\u0003\u0004rest', 'latin1'))).rejects.toThrow(
      'save the sheet as CSV',
    );
  });

  test('gzip is known by its bytes, not by its name', async () => {
    expect(fieldsOf(await readFile('a.jsonl', gzipSync('{"id":1}\n')))).toEqual([{ id: 1 }]);
  });

  test('a gzip file that is cut off gives the rows before the cut, and says that it ended early', async () => {
    const lines = Array.from({ length: 50_000 }, (_, i) => JSON.stringify({ id: i, noise: Math.sin(i) }));
    const whole = gzipSync(lines.join('\n'));
    const read = await readFile('a.jsonl.gz', whole.subarray(0, whole.length / 2));
    expect(read.endedEarly).toBe('the gzip stream is cut off before its end');
    expect(read.rows.length).toBeGreaterThan(15_000);
    expect(read.rejected).toEqual([]);
    expect(fieldsOf(read).map(({ id }) => id)).toEqual(read.rows.map((_, i) => i));
  });
});

describe('what is no file of rows', () => {
  test('an empty file, a folder and a missing file are refused, each by its own sentence', async () => {
    await expect(readFile('a.csv', '')).rejects.toThrow('expected rows, got an empty file');
    await expect(openSource(folder, Readable.from([]))).rejects.toThrow('expected a file, got a folder');
    await expect(openSource(join(folder, 'none'), Readable.from([]))).rejects.toThrow('there is none of this name');
  });
});

test('lines come out the same however the bytes are cut into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'é', '\n', '\r\n', 'xyz')),
      fc.integer({ min: 1, max: 9 }),
      async (parts, size) => {
        const bytes = Buffer.from(parts.join(''));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, i * size + size),
        );
        const lines: string[] = [];
        for await (const batch of splitLines(Readable.from(chunks), 1_000)) {
          for (const line of batch) {
            lines.push(line.bytes.toString());
            expect(bytes.subarray(line.offset, line.offset + line.bytes.length)).toEqual(line.bytes);
          }
        }
        const expected = parts.join('').split(/\r?\n/);
        expect(lines).toEqual(expected.at(-1) === '' ? expected.slice(0, -1) : expected);
      },
    ),
  );
});
