import type { Line } from './lines.ts';
import { splitLines } from './lines.ts';
import { MAX_ROW_BYTES } from './row.ts';
import type { RowOutcome } from './row.ts';
import { isBlank, refuseLine } from './text.ts';

/** JSON lines: one object a line; blank lines are passed over. */
export async function* readJsonRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly RowOutcome[]> {
  for await (const lines of splitLines(chunks, MAX_ROW_BYTES)) {
    yield lines.filter((line) => !isBlank(line.bytes)).map(readJsonLine);
  }
}

function readJsonLine(line: Line): RowOutcome {
  const refused = refuseLine(line);
  if (refused !== undefined) return { kind: 'rejected', row: refused };
  const { number, offset, bytes } = line;
  const parsed = parseObject(bytes.toString('utf8'));
  if ('got' in parsed) {
    return {
      kind: 'rejected',
      row: { line: number, offset, expected: 'one JSON object', got: parsed.got, raw: bytes },
    };
  }
  return { kind: 'row', row: { line: number, offset, fields: parsed.fields, raw: bytes } };
}

type ParsedObject = { readonly fields: Readonly<Record<string, unknown>> } | { readonly got: string };

function parseObject(text: string): ParsedObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // RangeError: nested too deeply for the parser.
    if (error instanceof SyntaxError || error instanceof RangeError) return { got: error.message };
    throw error;
  }
  if (value === null) return { got: 'null' };
  if (Array.isArray(value)) return { got: 'a JSON array (one object a line is read; `jq -c ".[]"` makes it so)' };
  return typeof value === 'object' ? { fields: value as Record<string, unknown> } : { got: `a JSON ${typeof value}` };
}
