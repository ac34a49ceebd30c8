import { MODALITIES, type Modality } from '@fusionrank/domain/modality';
import type { ItemInputs } from '../fusion/item-blocks.ts';
import type { InputWidths } from '../fusion/network-shape.ts';
import type { ItemFeatureTable, ModalityColumn } from './item-features.ts';

export interface ItemSelection {
  readonly table: ItemFeatureTable;
  /** Rows of the table, each once. */
  readonly rows: Int32Array;
  readonly widths: InputWidths;
  /** [rows, MODALITIES.length], 1 where a block is to be taken as missing though it is there; absent: none. */
  readonly dropped?: Uint8Array;
}

/** The chosen rows as the network reads them. Contents of a missing modality are never looked at. */
export function itemInputs({ table, rows, widths, dropped }: ItemSelection): ItemInputs {
  const present = presentBlocks(table, rows);
  dropped?.forEach((drop, i) => {
    if (drop === 1) present[i] = 0;
  });
  const there = (row: number, modality: Modality): boolean =>
    present[row * MODALITIES.length + MODALITIES.indexOf(modality)] === 1;
  return {
    count: rows.length,
    text: columnRows(table.text, rows, { width: widths.text, there: (row) => there(row, 'text') }),
    image: columnRows(table.image, rows, { width: widths.image, there: (row) => there(row, 'image') }),
    behaviour: columnRows(table.behaviour, rows, { width: widths.behaviour, there: (row) => there(row, 'behaviour') }),
    numeric: numericRows(table.numeric, rows, { width: widths.numeric, there: (row) => there(row, 'numeric') }),
    present,
    attributes: attributeEntries(table, rows, {
      vocabularySize: widths.attributeVocabulary,
      there: (row) => there(row, 'attributes'),
    }),
  };
}

/** [rows, MODALITIES.length], 1 where the table has the block. */
export function presentBlocks(table: ItemFeatureTable, rows: Int32Array): Float32Array {
  const present = new Float32Array(rows.length * MODALITIES.length);
  rows.forEach((row, i) => {
    MODALITIES.forEach((modality, block) => {
      if (hasBlock(table, row, modality)) present[i * MODALITIES.length + block] = 1;
    });
  });
  return present;
}

function hasBlock(table: ItemFeatureTable, row: number, modality: Modality): boolean {
  switch (modality) {
    case 'text':
    case 'image':
    case 'behaviour':
      return table[modality].present[row] === 1;
    case 'numeric':
      return anyOf(table.numeric.present, row * table.numeric.width, table.numeric.width);
    case 'attributes':
      return anyOf(table.attributes.ids, row * table.attributes.slots, table.attributes.slots);
  }
}

function anyOf(values: Uint8Array | Int32Array, start: number, length: number): boolean {
  for (let i = start; i < start + length; i++) if (values[i] !== 0) return true;
  return false;
}

interface Columns {
  readonly width: number;
  readonly there: (row: number) => boolean;
}

/** [rows, width]; narrower columns are padded with zeros, so that a catalogue without the modality still has a width. */
function columnRows(column: ModalityColumn, rows: Int32Array, { width, there }: Columns): Float32Array {
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    if (there(i)) values.set(column.values.subarray(row * column.width, (row + 1) * column.width), i * width);
  });
  return values;
}

function numericRows(
  { width: stored, values, present }: ModalityColumn,
  rows: Int32Array,
  { width, there }: Columns,
): Float32Array {
  const out = new Float32Array(rows.length * 2 * width);
  rows.forEach((row, i) => {
    if (!there(i)) return;
    for (let column = 0; column < stored; column++) {
      if (present[row * stored + column] !== 1) continue;
      out[i * 2 * width + column] = values[row * stored + column] as number;
      out[i * 2 * width + width + column] = 1;
    }
  });
  return out;
}

function attributeEntries(
  { attributes: { slots, ids } }: ItemFeatureTable,
  rows: Int32Array,
  { vocabularySize, there }: { readonly vocabularySize: number; readonly there: (row: number) => boolean },
): ItemInputs['attributes'] {
  const entryOf = new Map<number, number>();
  const entries: number[] = [];
  const items: number[] = [];
  rows.forEach((row, i) => {
    if (!there(i)) return;
    for (let slot = 0; slot < slots; slot++) {
      const id = ids[row * slots + slot] as number;
      if (id === 0) continue;
      if (id >= vocabularySize)
        throw new RangeError(`attribute id of row ${row}: expected less than ${vocabularySize}, got ${id}`);
      let entry = entryOf.get(id);
      if (entry === undefined) entryOf.set(id, (entry = entryOf.size));
      entries.push(entry);
      items.push(i);
    }
  });
  return {
    slots,
    vocabulary: Int32Array.from(entryOf.keys()),
    entries: Int32Array.from(entries),
    items: Int32Array.from(items),
  };
}
