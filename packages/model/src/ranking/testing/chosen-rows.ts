import type { ItemFeatureTable, ModalityColumn } from '../item-features.ts';

/** The rows of a table, in that order, as a table of their own. */
export function chosenRows(table: ItemFeatureTable, rows: readonly number[]): ItemFeatureTable {
  const { ids, text, image, behaviour, numeric, attributes } = table;
  return {
    ids: rows.map((row) => ids[row]!),
    text: chosenColumn(text, rows, 1),
    image: chosenColumn(image, rows, 1),
    behaviour: chosenColumn(behaviour, rows, 1),
    numeric: chosenColumn(numeric, rows, numeric.width),
    attributes: { ...attributes, ids: Int32Array.from(entriesOf(attributes.ids, rows, attributes.slots)) },
  };
}

function chosenColumn(column: ModalityColumn, rows: readonly number[], masks: number): ModalityColumn {
  return {
    ...column,
    values: Float32Array.from(entriesOf(column.values, rows, column.width)),
    present: Uint8Array.from(entriesOf(column.present, rows, masks)),
  };
}

function entriesOf(values: ArrayLike<number>, rows: readonly number[], width: number): number[] {
  return rows.flatMap((row) => Array.from({ length: width }, (_, i) => values[row * width + i]!));
}
