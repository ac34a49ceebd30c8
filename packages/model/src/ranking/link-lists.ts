import { FLOAT16_VALUES, writeFloat16 } from '@fusionrank/domain/float16';

/** Some places' links as they were learned: as many numbers each. */
export interface LinkRows {
  /** [places, perRow]: place of the item spoken for, −1 behind the last. */
  readonly indices: Int32Array;
  /** [places, perRow] */
  readonly similarities: Float32Array;
}

export interface LinkSource {
  /** Places there are. */
  readonly count: number;
  readonly perRow: number;
  /** Of so many places from one on. */
  readonly read: (start: number, count: number) => LinkRows;
}

/** Links of all places one behind the other, as many as each has: few have all they may. */
export interface LinkLists {
  /** [places + 1]: where a place's links begin. */
  readonly starts: Uint32Array;
  /** [links]: place of the item spoken for. */
  readonly places: Int32Array;
  /** [links], as floats or IEEE 754 binary16; absent where only the order is asked for. */
  readonly values?: Float32Array | Uint16Array;
}

export type LinkWeights = 'float32' | 'float16' | 'none';

/** Places read at once: bounds the memory. */
const AT_ONCE = 4_096;

export function packLinks(source: LinkSource, weights: LinkWeights): LinkLists {
  const starts = new Uint32Array(source.count + 1);
  eachRow(source, (place, { indices, from }) => {
    const listed = indices.subarray(from, from + source.perRow).indexOf(-1);
    starts[place + 1] = (starts[place] as number) + (listed < 0 ? source.perRow : listed);
  });
  const total = starts[source.count] as number;
  const places = new Int32Array(total);
  const values = emptyWeights(weights, total);
  eachRow(source, (place, { indices, similarities, from }) => {
    const [start = 0, end = 0] = starts.subarray(place, place + 2);
    places.set(indices.subarray(from, from + end - start), start);
    const own = similarities.subarray(from, from + end - start);
    if (values instanceof Float32Array) values.set(own, start);
    else if (values !== undefined) writeFloat16(own, values, start);
  });
  return { starts, places, ...(values && { values }) };
}

function emptyWeights(weights: LinkWeights, length: number): Float32Array | Uint16Array | undefined {
  switch (weights) {
    case 'float32':
      return new Float32Array(length);
    case 'float16':
      return new Uint16Array(length);
    case 'none':
      return undefined;
  }
}

interface Row extends LinkRows {
  readonly from: number;
}

function eachRow({ count, perRow, read }: LinkSource, visit: (place: number, row: Row) => void): void {
  for (let start = 0; start < count; start += AT_ONCE) {
    const { indices, similarities } = read(start, Math.min(AT_ONCE, count - start));
    for (let i = 0; i < indices.length / perRow; i++) visit(start + i, { indices, similarities, from: i * perRow });
  }
}

/** The weight of a link; 1 where none were kept. */
export function weightAt({ values }: LinkLists, at: number): number {
  if (values === undefined) return 1;
  return (values instanceof Float32Array ? values[at] : FLOAT16_VALUES[values[at] as number]) as number;
}

export function linkBytes({ starts, places, values }: LinkLists): number {
  return starts.byteLength + places.byteLength + (values?.byteLength ?? 0);
}
