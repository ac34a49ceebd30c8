import type { ProblemPlace } from '@fusionrank/domain/problem';
import { problem } from '@fusionrank/domain/problem';
import { rowOf, type DenseMatrix } from '@fusionrank/model/linear-algebra';
import type { SparseMatrix } from '@fusionrank/model/behaviour';
import type { ItemModality } from '../dataset.ts';
import { distinctCells } from './distinct-cells.ts';
import { growingFloats, growingInts } from './growing-column.ts';
import { idParser, type IdNumbers } from './ids.ts';
import type { ModalityFiles } from './modality-files.ts';
import { readNpy } from './npy.ts';
import { eachLine, isEmptyFile, unexpected, type Reading } from './text-lines.ts';
import { eachTsvRow } from './tsv-rows.ts';

/** Of a rounded 1. */
const MOST_COSINE = 1.001;

interface Neighbours {
  readonly item: Int32Array;
  readonly neighbour: Int32Array;
  readonly cosine: Float32Array;
}

/** A modality as its files have it: by the items' ids, before the items are numbered. */
export interface RawModality {
  readonly files: ModalityFiles;
  readonly neighbours?: Neighbours;
  readonly vectors?: DenseMatrix;
  readonly imputed: readonly { readonly id: number; readonly place: ProblemPlace }[];
  /** The id of a file's first row of vectors, and the least id. */
  readonly firstId: 0 | 1;
}

/** Reads a modality's files. Throws INVALID_INPUT with file, line and field. */
export async function readModality(files: ModalityFiles, firstId: 0 | 1, reading: Reading): Promise<RawModality> {
  const { neighbours, vectors, imputed } = files;
  return {
    files,
    firstId,
    ...(neighbours === undefined ? {} : { neighbours: await readNeighbours(neighbours, firstId, reading) }),
    ...(vectors === undefined ? {} : { vectors: await readNpy(vectors, reading.signal) }),
    imputed: imputed === undefined ? [] : await readImputed(imputed, firstId, reading),
  };
}

async function readNeighbours(path: string, firstId: 0 | 1, reading: Reading): Promise<Neighbours> {
  const [items, neighbours, cosines] = [growingInts(), growingInts(), growingFloats()];
  const columns = ['item', 'neighbour', 'cosine'];
  const itemId = idParser('item', firstId);
  const neighbourId = idParser('neighbour', firstId);
  await eachTsvRow(
    { path, columns },
    ([item = '', neighbour = '', cosine = ''], { place }) => {
      items.push(itemId(item, place));
      neighbours.push(neighbourId(neighbour, place));
      cosines.push(parseCosine(cosine, place));
    },
    reading,
  );
  return { item: items.values(), neighbour: neighbours.values(), cosine: cosines.values() };
}

function parseCosine(text: string, place: ProblemPlace): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (Math.abs(value) <= MOST_COSINE) return value;
  throw unexpected({ ...place, field: 'cosine' }, 'a cosine from -1 to 1', text);
}

async function readImputed(path: string, firstId: 0 | 1, reading: Reading): Promise<RawModality['imputed']> {
  if (await isEmptyFile(path)) return [];
  const itemId = idParser('item', firstId);
  const imputed: { id: number; place: ProblemPlace }[] = [];
  await eachLine(path, ({ text, place }) => imputed.push({ id: itemId(text.trim(), place), place }), reading);
  return imputed;
}

/** Every id that the modality speaks of: each is an item. */
export function idsOfModality({ neighbours, vectors, firstId }: RawModality): readonly Int32Array[] {
  const rows = Int32Array.from({ length: vectors?.count ?? 0 }, (_, row) => row + firstId);
  return neighbours === undefined ? [rows] : [neighbours.item, neighbours.neighbour, rows];
}

/**
 * The modality by item numbers. An item is present that has neighbours or is one, or whose vector is not all zeros; items
 * listed as imputed are not, and their cosines are left out both ways. Throws INVALID_INPUT when there are fewer rows of
 * vectors than items, or an imputed item that nothing else knows.
 */
export function itemModality(raw: RawModality, ids: IdNumbers): ItemModality {
  requireRows(raw, ids);
  const masked = maskOf(raw, ids);
  const neighbours = raw.neighbours === undefined ? undefined : neighbourMatrix(raw.neighbours, { ids, masked });
  return {
    name: raw.files.name,
    present: presence(neighbours, raw.vectors, masked),
    ...(neighbours === undefined ? {} : { neighbours }),
    ...(raw.vectors === undefined ? {} : { vectors: raw.vectors }),
  };
}

/** Rows stand for all ids up to the last, so with as many rows as items a row's place is the item's number. */
function requireRows({ files, vectors, firstId }: RawModality, ids: IdNumbers): void {
  if (vectors === undefined || vectors.count === ids.count) return;
  const expected = `a row for each of ${ids.count} items, row 0 for item ${firstId}`;
  throw problem('INVALID_INPUT', `expected ${expected}, got ${vectors.count} rows`, {
    place: { file: files.vectors ?? files.name },
  });
}

/** [items] 1 where imputed. */
function maskOf({ imputed }: RawModality, ids: IdNumbers): Uint8Array {
  const masked = new Uint8Array(ids.count);
  for (const { id, place } of imputed) {
    const item = ids.of(id);
    if (item === undefined) throw unexpected({ ...place, field: 'item' }, 'an item that another file knows', id);
    masked[item] = 1;
  }
  return masked;
}

interface Numbering {
  readonly ids: IdNumbers;
  readonly masked: Uint8Array;
}

function neighbourMatrix({ item, neighbour, cosine }: Neighbours, { ids, masked }: Numbering): SparseMatrix {
  const rows = ids.all(item);
  const columns = ids.all(neighbour);
  const kept = (_: number, cell: number): boolean => {
    const [row, column] = [rows[cell] as number, columns[cell] as number];
    return row !== column && masked[row] === 0 && masked[column] === 0;
  };
  return distinctCells({
    rows: ids.count,
    columns: ids.count,
    row: rows.filter(kept),
    column: columns.filter(kept),
    value: cosine.filter(kept),
  });
}

function presence(
  neighbours: SparseMatrix | undefined,
  vectors: DenseMatrix | undefined,
  masked: Uint8Array,
): Uint8Array {
  const present = new Uint8Array(masked.length);
  if (neighbours !== undefined) {
    for (const item of neighbours.indices) present[item] = 1;
    for (let item = 0; item < present.length; item++) {
      if ((neighbours.starts[item + 1] ?? 0) > (neighbours.starts[item] ?? 0)) present[item] = 1;
    }
  }
  if (vectors !== undefined) {
    for (let item = 0; item < present.length; item++) {
      if (rowOf(vectors, item).some((value) => value !== 0)) present[item] = 1;
    }
  }
  return present.map((known, item) => (masked[item] === 1 ? 0 : known));
}
