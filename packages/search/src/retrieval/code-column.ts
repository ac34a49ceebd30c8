import { grown } from './grown.ts';

/** A whole number ≥ 0 of each row, in as few bytes a row as the largest needs: one, two or four. */
export interface CodeColumn {
  put(row: number, code: number): void;
  /** 0 for a row that was given none. */
  readonly at: (row: number) => number;
}

export function createCodeColumn(): CodeColumn {
  let codes: Uint8Array | Uint16Array | Int32Array = new Uint8Array(0);
  let most = 0xff;
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
  };
}
