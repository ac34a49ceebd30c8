import { unexpected, eachLine, type Reading, type TextLine } from './text-lines.ts';

/** One row: a field for each column of the header. */
export type OnRow = (fields: readonly string[], line: TextLine) => void;

export interface TsvFile {
  readonly path: string;
  /** The header, and so the fields of every row. */
  readonly columns: readonly string[];
  /** Columns may follow that are not looked at. */
  readonly more?: 'allowed';
}

/** Reads a table with a header, fields parted by tabs. Throws INVALID_INPUT on another header and on rows of other width. */
export async function eachTsvRow(file: TsvFile, onRow: OnRow, reading?: Reading): Promise<void> {
  let width: number | undefined;
  await eachLine(
    file.path,
    (line) => {
      const fields = line.text.split('\t');
      if (width === undefined) {
        requireHeader(file, fields, line);
        width = fields.length;
      } else if (fields.length === width) onRow(fields, line);
      else throw unexpected(line.place, `${width} fields parted by tabs`, line.text);
    },
    reading,
  );
}

function requireHeader({ columns, more }: TsvFile, fields: readonly string[], line: TextLine): void {
  const asExpected = columns.every((column, i) => fields[i]?.trim() === column);
  if (asExpected && (fields.length === columns.length || more === 'allowed')) return;
  const expected = `the header ${JSON.stringify(columns.join('\t'))}${more === 'allowed' ? ', other columns after it' : ''}`;
  throw unexpected(line.place, expected, line.text);
}
