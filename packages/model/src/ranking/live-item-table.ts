import type { ItemId } from '@fusionrank/domain/id';
import { PackedIds } from '@fusionrank/domain/packed-ids';
import type { ItemPrecision } from '../fusion/serving-graph/item-precision.ts';
import type { ItemFeatureTable, ItemLinkColumn, ItemPlaces } from './item-features.ts';
import { linkBytes } from './link-lists.ts';
import type { ItemChange } from './ranker.ts';
import { roomFor } from './room.ts';
import { type VectorColumn, type VectorValues, writeRow } from './vector-column.ts';

/** What search reads of the items; an ItemFeatureTable is one. */
export interface VectorTable {
  readonly ids: readonly ItemId[];
  readonly text: VectorColumn;
  readonly image: VectorColumn;
  readonly behaviour: VectorColumn;
  readonly links?: ItemLinkColumn;
}

/** What a table holds of its items, without ids and links; in memory that other threads may read. */
export type LiveArrays = Readonly<Record<Column, ColumnArrays>>;
type ColumnArrays = Pick<VectorColumn, 'values' | 'scales' | 'present'>;

type Column = 'text' | 'image' | 'behaviour';
const COLUMNS: readonly Column[] = ['text', 'image', 'behaviour'];

export interface LiveTableShape {
  readonly widths: Readonly<Record<Column, number>>;
  /** Of the text column's width, what a learned text encoder gives; absent: nothing. */
  readonly learned?: number;
  readonly precision: ItemPrecision;
  /** What was learned of items by place; absent where there is no behaviour. */
  readonly learnedOf?: LearnedPlaces | undefined;
}

export interface LearnedPlaces {
  readonly ids: PackedIds;
  /** Absent: none were learned. */
  readonly links?: Pick<ItemLinkColumn, 'lists' | 'recency'>;
}

/**
 * The items in force as search reads them, whose rows come and change in place. The arrays lie in memory that other threads may
 * read.
 *
 * A request may read the table, wait for something, and read it again when rows have changed meanwhile. That is harmless: each
 * row is written whole between two turns of the event loop, says something of one product alone, and both what it said and
 * what it says are true of that product within the seconds in which a change comes in force; the other rows' scores don't
 * depend on it. Who holds arrays from before the table grew reads the rows as they were, and none that came since.
 */
export class LiveItemTable implements VectorTable {
  readonly ids: ItemId[] = [];
  readonly precision: ItemPrecision;
  readonly links?: ItemLinkColumn;
  readonly #columns: Readonly<Record<Column, LiveColumn>>;
  /** Where what was learned of items lies here. */
  readonly places: ItemPlaces;
  readonly #placeIds: PackedIds;
  #placeOfRow = new Int32Array(0);

  constructor({ widths, learned, precision, learnedOf }: LiveTableShape) {
    this.precision = precision;
    this.#columns = {
      text: new LiveColumn(widths.text, precision, learned),
      image: new LiveColumn(widths.image, precision),
      behaviour: new LiveColumn(widths.behaviour, precision),
    };
    this.#placeIds = learnedOf?.ids ?? new PackedIds([]);
    const placeOfRow = (): Int32Array => this.#placeOfRow;
    this.places = {
      rowOfPlace: new Int32Array(this.#placeIds.length).fill(-1),
      get placeOfRow() {
        return placeOfRow();
      },
    };
    if (learnedOf?.links !== undefined) this.links = linkColumn(learnedOf.links, this.places);
  }

  get text(): VectorColumn {
    return this.#columns.text;
  }

  get image(): VectorColumn {
    return this.#columns.image;
  }

  get behaviour(): VectorColumn {
    return this.#columns.behaviour;
  }

  /**
   * Writes rows that are new or other than before.
   * @throws RangeError when a new row does not follow those there are, or a column is of another width.
   */
  put({ table, rows, expected = 0 }: ItemChange): void {
    this.#makeRoom(rows, expected);
    rows.forEach((row, at) => {
      if (row > this.ids.length) throw new RangeError(`item row: expected at most ${this.ids.length}, got ${row}`);
      const id = table.ids[at] as ItemId;
      this.ids[row] = id;
      for (const name of COLUMNS) this.#columns[name].put(row, vectorAt(table[name], at));
      this.#link(row, id);
    });
  }

  /** Zeros for so many rows, and room for some more: to be filled, and then taken over by `restore`. */
  arraysFor(count: number): LiveArrays {
    const room = roomFor(count);
    const { text, image, behaviour } = this.#columns;
    return { text: text.arrays(room), image: image.arrays(room), behaviour: behaviour.arrays(room) };
  }

  /** These arrays, as `arraysFor` made them, are what is known of items whose ids are told then: all of them, in order of rows. */
  restore(arrays: LiveArrays): void {
    for (const name of COLUMNS) this.#columns[name].restore(arrays[name]);
    this.#placeOfRow = new Int32Array(arrays.text.present.length).fill(-1);
    this.places.rowOfPlace.fill(-1);
    this.ids.length = 0;
  }

  /** Whose the next row is. @throws RangeError when the arrays have no such row. */
  tellId(id: ItemId): void {
    const row = this.ids.length;
    if (row >= this.#placeOfRow.length) throw new RangeError(`item row: expected at most ${row} ids`);
    this.ids.push(id);
    this.#link(row, id);
  }

  /** Rows that have the modality. */
  countOf(modality: Column): number {
    return this.#columns[modality].count;
  }

  /** Of the columns, the links and where they lie. */
  bytes(): number {
    const columns = COLUMNS.reduce((sum, name) => sum + this.#columns[name].bytes(this.ids.length), 0);
    const places = 4 * (this.ids.length + this.places.rowOfPlace.length);
    return columns + places + (this.links === undefined ? 0 : linkBytes(this.links.lists));
  }

  #makeRoom(rows: Int32Array, expected: number): void {
    const count = rows.reduce((most, row) => Math.max(most, row + 1), this.ids.length);
    if (count <= this.#placeOfRow.length) return;
    const room = roomFor(Math.max(count, expected));
    for (const name of COLUMNS) this.#columns[name].grow(room);
    const placeOfRow = new Int32Array(room).fill(-1);
    placeOfRow.set(this.#placeOfRow);
    this.#placeOfRow = placeOfRow;
  }

  /** Also the links of others that point here are there now: they go by place. */
  #link(row: number, id: ItemId): void {
    const place = this.#placeIds.placeOf(id);
    this.#placeOfRow[row] = place;
    if (place >= 0) this.places.rowOfPlace[place] = row;
  }
}

function linkColumn(links: Pick<ItemLinkColumn, 'lists' | 'recency'>, places: ItemPlaces): ItemLinkColumn {
  return {
    ...links,
    rowOfPlace: places.rowOfPlace,
    get placeOfRow() {
      return places.placeOfRow;
    },
  };
}

const vectorAt = ({ present, values, width }: ItemFeatureTable[Column], row: number): Float32Array | undefined =>
  present[row] === 1 ? values.subarray(row * width, (row + 1) * width) : undefined;

class LiveColumn implements VectorColumn {
  readonly width: number;
  readonly learned?: number;
  readonly #precision: ItemPrecision;
  values: VectorValues;
  scales?: Float32Array;
  present: Uint8Array = new Uint8Array(0);
  /** Rows that have the modality. */
  count = 0;

  constructor(width: number, precision: ItemPrecision, learned?: number) {
    this.width = width;
    this.#precision = precision;
    this.values = sharedValues(precision, 0);
    if (precision === 'int8') this.scales = new Float32Array(0);
    if (learned !== undefined) this.learned = learned;
  }

  put(row: number, vector: Float32Array | undefined): void {
    if (vector !== undefined && vector.length !== this.width)
      throw new RangeError(`vector of row ${row}: expected ${this.width} numbers, got ${vector.length}`);
    const there = vector === undefined ? 0 : 1;
    this.count += there - (this.present[row] as number);
    this.present[row] = there;
    if (vector !== undefined) writeRow(this, row, vector);
  }

  /** Zeros. */
  arrays(rows: number): ColumnArrays {
    return {
      values: sharedValues(this.#precision, rows * this.width),
      present: new Uint8Array(new SharedArrayBuffer(rows)),
      ...(this.scales !== undefined && { scales: new Float32Array(new SharedArrayBuffer(4 * rows)) }),
    };
  }

  restore({ values, scales, present }: ColumnArrays): void {
    this.values = values;
    if (scales !== undefined) this.scales = scales;
    this.present = present;
    this.count = present.reduce((sum, there) => sum + there, 0);
  }

  grow(rows: number): void {
    const { values, scales, present } = this;
    const grown = this.arrays(rows);
    grown.values.set(values);
    grown.present.set(present);
    this.values = grown.values;
    this.present = grown.present;
    if (scales === undefined || grown.scales === undefined) return;
    grown.scales.set(scales);
    this.scales = grown.scales;
  }

  bytes(rows: number): number {
    return rows * (this.width * this.values.BYTES_PER_ELEMENT + (this.scales === undefined ? 1 : 5));
  }
}

function sharedValues(precision: ItemPrecision, length: number): VectorValues {
  switch (precision) {
    case 'float32':
      return new Float32Array(new SharedArrayBuffer(4 * length));
    case 'float16':
      return new Uint16Array(new SharedArrayBuffer(2 * length));
    case 'int8':
      return new Int8Array(new SharedArrayBuffer(length));
  }
}
