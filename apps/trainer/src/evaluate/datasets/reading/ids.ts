import type { ProblemPlace } from '@fusionrank/domain/problem';
import { unexpected } from './text-lines.ts';

const MOST = 2 ** 31 - 1;
const PATTERN = /^\d{1,10}$/;

/** Reads one field of a line as an id. Throws INVALID_INPUT, with the field's name, on what is none. */
export type ParseId = (text: string, place: ProblemPlace) => number;

/** Ids of users or items in a file's field: whole numbers from `least` to 2^31 − 1. Made once a column: lines are many. */
export function idParser(field: string, least: 0 | 1 = 0): ParseId {
  return (text, place) => {
    const id = PATTERN.test(text) ? Number(text) : NaN;
    if (id >= least && id <= MOST) return id;
    throw unexpected({ ...place, field }, `a whole number from ${least} to ${MOST}`, text);
  };
}

/** Numbers of ids, from 0 in the order of the ids; ids without gaps from 0 are their own numbers. */
export interface IdNumbers {
  readonly count: number;
  /** Undefined for an id that was not among those numbered. */
  of(id: number): number | undefined;
  /** The numbers of ids that are all known. Throws RangeError otherwise. */
  all(ids: Int32Array): Int32Array;
}

/** Numbers the ids of all lists together, each once. Memory follows how many there are, not how large they are. */
export function numberIds(lists: readonly Int32Array[]): IdNumbers {
  const distinct = distinctIds(lists);
  const largest = distinct.at(-1) ?? -1;
  const direct = largest < 4 * distinct.length + 1_024 ? directTable(distinct, largest) : undefined;
  const map = direct === undefined ? new Map(Array.from(distinct, (id, number) => [id, number])) : undefined;
  const of = (id: number): number | undefined => {
    const number = direct === undefined ? map?.get(id) : direct[id];
    return number === -1 ? undefined : number;
  };
  return {
    count: distinct.length,
    of,
    all: (ids) =>
      ids.map((id) => {
        const number = of(id);
        if (number === undefined) throw new RangeError(`id ${id} was not numbered`);
        return number;
      }),
  };
}

function directTable(distinct: Int32Array, largest: number): Int32Array {
  const table = new Int32Array(largest + 1).fill(-1);
  distinct.forEach((id, number) => (table[id] = number));
  return table;
}

function distinctIds(lists: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let place = 0;
  for (const list of lists) {
    all.set(list, place);
    place += list.length;
  }
  all.sort();
  return all.filter((id, i) => i === 0 || id !== all[i - 1]);
}
