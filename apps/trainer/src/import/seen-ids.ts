import { hash } from 'node:crypto';

/** A set of ids in 16 to 32 bytes each, whatever their length. */
export interface SeenIds {
  /** False when the id was there already. */
  add(id: string): boolean;
  has(id: string): boolean;
  readonly size: () => number;
}

/**
 * Keeps 64 bits of each id's SHA-1 in an open-addressing table: among ten million ids the odds of taking one for another
 * are 3 in a million.
 */
export function createSeenIds(): SeenIds {
  let table = new BigUint64Array(1_024);
  let size = 0;

  const add = (mark: bigint): boolean => {
    const slot = slotOf(table, mark);
    if (table[slot] === mark) return false;
    table[slot] = mark;
    size += 1;
    if (size * 2 > table.length) grow();
    return true;
  };
  const grow = (): void => {
    const before = table;
    table = new BigUint64Array(before.length * 2);
    for (const mark of before) {
      if (mark !== EMPTY) table[slotOf(table, mark)] = mark;
    }
  };
  return {
    add: (id) => add(markOf(id)),
    has: (id) => {
      const mark = markOf(id);
      return table[slotOf(table, mark)] === mark;
    },
    size: () => size,
  };
}

const EMPTY = 0n;

function markOf(id: string): bigint {
  const mark = hash('sha1', id, 'buffer').readBigUInt64LE();
  return mark === EMPTY ? 1n : mark;
}

/** The slot that holds the mark, or the free one where it belongs; the table is at most half full. */
function slotOf(table: BigUint64Array, mark: bigint): number {
  const mask = table.length - 1;
  let slot = Number(BigInt.asUintN(32, mark)) & mask;
  while (table[slot] !== EMPTY && table[slot] !== mark) slot = (slot + 1) & mask;
  return slot;
}
