import { section, type Section, type SectionFile } from '../snapshot/index.ts';
import { grown } from './grown.ts';

/** A whole number ≥ 0 of each row, in as few bytes a row as the largest needs: one, two or four. */
export interface CodeColumn {
  put(row: number, code: number): void;
  /** 0 for a row that was given none. */
  readonly at: (row: number) => number;
  /** Adds 1 to the count of each row's code; `counts` is long enough for every code. */
  tally(rows: Int32Array, counts: Int32Array): void;
  byteLength(): number;
  /** As it stands at the moment of the call. */
  sections(name: string): readonly Section[];
}

type Codes = Uint8Array | Uint16Array | Int32Array;

export function createCodeColumn(known: Codes = new Uint8Array(0)): CodeColumn {
  let codes = known;
  let most = 2 ** (8 * known.BYTES_PER_ELEMENT) - 1;
  const widen = (code: number): void => {
    codes = code <= 0xffff ? Uint16Array.from(codes) : Int32Array.from(codes);
    most = code <= 0xffff ? 0xffff : 0x7fffffff;
  };
  return {
    put(row, code) {
      if (code > most) widen(code);
      // A row behind the end has code 0 already.
      if (code === 0 && row >= codes.length) return;
      codes = grown(codes, row);
      codes[row] = code;
    },
    at: (row) => codes[row] ?? 0,
    tally: (rows, counts) => {
      const held = codes;
      for (let i = 0; i < rows.length; i++) {
        const code = held[rows[i] as number] ?? 0;
        counts[code] = (counts[code] as number) + 1;
      }
    },
    byteLength: () => codes.byteLength,
    sections: (name) => [section(name, codes.slice())],
  };
}

/** Throws SnapshotInvalid. */
export async function restoreCodeColumn(file: SectionFile, name: string): Promise<CodeColumn> {
  const kind = file.kindOf(name);
  if (kind === 'Uint8Array' || kind === 'Uint16Array') return createCodeColumn(await file.read(name, kind));
  return createCodeColumn(await file.read(name, 'Int32Array'));
}
