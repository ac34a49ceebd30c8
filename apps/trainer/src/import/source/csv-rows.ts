import { parse } from 'csv-parse/sync';
import { problem } from '@fusionrank/domain/problem';
import { guessDelimiter, recordEnd } from './csv-record.ts';
import type { Line } from './lines.ts';
import { splitLines } from './lines.ts';
import { MAX_ROW_BYTES } from './row.ts';
import type { RejectedRow, RowOutcome } from './row.ts';
import { isBlank, refuseLine } from './text.ts';

/** A quoted field may hold line breaks, but a record of more lines than this is a quote that was never closed. */
const MAX_RECORD_LINES = 1_000;

/**
 * CSV with a header; comma, semicolon, tab or bar. A line that can't be read is rejected alone: an unclosed quote costs
 * its own line, not the rest of the file.
 */
export async function* readCsvRows(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<readonly RowOutcome[]> {
  const reader = csvReader(name);
  for await (const lines of splitLines(chunks, MAX_ROW_BYTES)) {
    yield reader.read(lines);
  }
  yield reader.end();
}

interface CsvReader {
  read(lines: readonly Line[]): readonly RowOutcome[];
  end(): readonly RowOutcome[];
}

function csvReader(name: string): CsvReader {
  let header: Header | undefined;
  /** Lines of a record whose quoted field is still open. */
  let open: readonly Line[] = [];

  const takeLine = (line: Line): readonly RowOutcome[] => {
    if (open.length === 0 && isBlank(line.bytes)) return [];
    const refused = refuseLine(line);
    if (header === undefined) {
      if (refused !== undefined)
        throw problem('INVALID_INPUT', headerMessage(refused), { place: { file: name, line: 1 } });
      header = readHeader(line, name);
      return [];
    }
    if (refused !== undefined) return [...giveUpOpen(header), { kind: 'rejected', row: refused }];
    return takeRecord([...open, line], header);
  };

  const takeRecord = (lines: readonly Line[], columns: Header): readonly RowOutcome[] => {
    const first = lines[0];
    if (first === undefined) return [];
    const bytes = lines.length === 1 ? first.bytes : joinLines(lines);
    const end = bytes.includes('"') ? recordEnd(bytes, columns.delimiter.charCodeAt(0)) : 'complete';
    if (end === 'open' && lines.length < MAX_RECORD_LINES && bytes.length <= MAX_ROW_BYTES) {
      open = lines;
      return [];
    }
    open = [];
    if (end === 'complete') return [readRecord({ ...first, bytes }, columns)];
    return [{ kind: 'rejected', row: brokenQuote(first, end) }, ...lines.slice(1).flatMap(takeLine)];
  };

  /** The first open line is the culprit; those after it are read again as if it had not been there. */
  const giveUpOpen = (columns: Header): readonly RowOutcome[] => {
    const outcomes: RowOutcome[] = [];
    while (open.length > 0) {
      const [first, ...rest] = open as [Line, ...Line[]];
      open = [];
      outcomes.push({ kind: 'rejected', row: brokenQuote(first, 'open') });
      outcomes.push(...rest.flatMap((line) => takeRecord([...open, line], columns)));
    }
    return outcomes;
  };

  return {
    read: (lines) => lines.flatMap(takeLine),
    end: () => (header === undefined ? [] : giveUpOpen(header)),
  };
}

interface Header {
  readonly columns: readonly string[];
  readonly delimiter: string;
}

function readHeader(line: Line, file: string): Header {
  const text = line.bytes.toString('utf8');
  const delimiter = guessDelimiter(text);
  const columns = splitRecord(text, delimiter).map((column) => column.trim());
  const repeated = columns.find((column, i) => column !== '' && columns.indexOf(column) !== i);
  if (repeated !== undefined) {
    throw problem('INVALID_INPUT', `expected each column once, got ${JSON.stringify(repeated)} twice`, {
      place: { file, line: line.number },
    });
  }
  return { columns, delimiter };
}

function headerMessage(refused: RejectedRow): string {
  return `expected a header of column names: ${refused.expected}; got ${refused.got}`;
}

function readRecord(record: Line, { columns, delimiter }: Header): RowOutcome {
  const { number: line, offset, bytes: raw } = record;
  const values = splitRecord(raw.toString('utf8'), delimiter);
  if (values.length !== columns.length) {
    const expected = `${columns.length} fields, as the header has`;
    return { kind: 'rejected', row: { line, offset, expected, got: `${values.length} fields`, raw } };
  }
  const fields = Object.fromEntries(columns.map((column, i) => [column, values[i]]));
  return { kind: 'row', row: { line, offset, fields, raw } };
}

/** Only a record with quotes needs the full grammar. */
function splitRecord(text: string, delimiter: string): readonly string[] {
  if (!text.includes('"')) return text.split(delimiter);
  return parse(text, { delimiter, record_delimiter: '\n', relax_quotes: true, relax_column_count: true })[0] ?? [''];
}

function joinLines(lines: readonly Line[]): Buffer {
  const newline = Buffer.from('\n');
  return Buffer.concat(lines.flatMap((line, i) => (i === 0 ? [line.bytes] : [newline, line.bytes])));
}

function brokenQuote(line: Line, end: 'open' | 'malformed'): RejectedRow {
  return {
    line: line.number,
    offset: line.offset,
    expected: 'quoted fields closed by a quote, with quotes inside them doubled',
    got: end === 'open' ? 'a quote that is never closed' : 'text after a closing quote',
    raw: line.bytes,
  };
}
