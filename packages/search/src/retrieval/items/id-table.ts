import type { ItemId } from '@fusionrank/domain/id';
import { section, type Section, type SectionFile, SnapshotInvalid } from '../../snapshot/index.ts';
import { grown } from '../grown.ts';

/**
 * Ids by row and rows by id: the ids' bytes one after the other, and an open hash table of rows over them. About 30 bytes a row;
 * a Map and an array of strings take 60, are looked through by the garbage collector, and can't be written to disk as they lie.
 */
export interface IdTable {
  readonly rowOf: (id: ItemId) => number | undefined;
  readonly idAt: (row: number) => ItemId | undefined;
  /** The id's row, the next one for a new id. */
  add(id: ItemId): number;
  count(): number;
  /** Of what it keeps. */
  byteLength(): number;
  /** As it stands at the moment of the call. */
  sections(name: string): readonly Section[];
}

interface IdState {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  /** By row: where its id starts; one more, where the last one ends. */
  readonly starts: Uint32Array;
  readonly count: number;
}

/** The slots of the table are at most this full. */
const FULLEST = 2 / 3;
const FEWEST_SLOTS = 1_024;
/** Ids kept as strings, each until another row takes its place; a power of two. Pages and features say items by id. */
const REMEMBERED = 32_768;

export function createIdTable(
  state: IdState = { bytes: new Uint8Array(0), starts: new Uint32Array(1), count: 0 },
): IdTable {
  let { bytes, starts, count } = state;
  let slots = slotsFor(state);
  // An id never changes, so what is remembered stays true.
  const remembered: ItemId[] = [];
  const rememberedRows = new Int32Array(REMEMBERED).fill(-1);
  const slotOf = (id: Uint8Array): number => slotIn(slots, id, { bytes, starts });
  return {
    rowOf: (id) => {
      const row = (slots[slotOf(encoded(id))] as number) - 1;
      return row < 0 ? undefined : row;
    },
    idAt: (row) => {
      if (row < 0 || row >= count) return undefined;
      const place = row & (REMEMBERED - 1);
      if (rememberedRows[place] === row) return remembered[place];
      const id = Buffer.from(bytes.buffer, bytes.byteOffset).toString('utf8', starts[row], starts[row + 1]) as ItemId;
      rememberedRows[place] = row;
      remembered[place] = id;
      return id;
    },
    add(id) {
      const text = encoded(id);
      const slot = slotOf(text);
      const known = (slots[slot] as number) - 1;
      if (known >= 0) return known;
      const row = count++;
      const from = starts[row] as number;
      bytes = grown(bytes, from + text.length);
      bytes.set(text, from);
      starts = grown(starts, row + 1);
      starts[row + 1] = from + text.length;
      slots[slot] = row + 1;
      if (count > FULLEST * slots.length) slots = slotsFor({ bytes, starts, count });
      return row;
    },
    count: () => count,
    byteLength: () => bytes.byteLength + starts.byteLength + slots.byteLength,
    sections: (name) => [
      // Written to behind these only.
      section(`${name}/bytes`, bytes.subarray(0, starts[count])),
      section(`${name}/starts`, starts.subarray(0, count + 1)),
    ],
  };
}

const longest = 800;
const scratch = Buffer.allocUnsafe(longest);

/** Good until the next call. */
function encoded(id: ItemId): Uint8Array {
  if (id.length * 3 > longest) return Buffer.from(id);
  return scratch.subarray(0, scratch.write(id, 0, 'utf8'));
}

/** FNV-1a (Fowler, Noll and Vo) over [from, to), mixed so that its low bits are as good as its high ones. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The slot that holds the id's row, or the free one where it would go. */
function slotIn(slots: Uint32Array, id: Uint8Array, { bytes, starts }: Pick<IdState, 'bytes' | 'starts'>): number {
  const mask = slots.length - 1;
  let slot = hashOf(id, 0, id.length) & mask;
  for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const row = (slots[slot] as number) - 1;
    if (isAt(bytes, { from: starts[row] as number, to: starts[row + 1] as number }, id)) break;
  }
  return slot;
}

function isAt(
  bytes: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
  id: Uint8Array,
): boolean {
  if (to - from !== id.length) return false;
  for (let at = 0; at < id.length; at++) if (bytes[from + at] !== id[at]) return false;
  return true;
}

/** A power of two, with room to grow; the ids are distinct, so none is compared. */
function slotsFor({ bytes, starts, count }: IdState): Uint32Array {
  let length = FEWEST_SLOTS;
  while (count > (FULLEST / 1.3) * length) length *= 2;
  const slots = new Uint32Array(length);
  for (let row = 0; row < count; row++) {
    let slot = hashOf(bytes, starts[row] as number, starts[row + 1] as number) & (length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
    slots[slot] = row + 1;
  }
  return slots;
}

/** Throws SnapshotInvalid. */
export async function restoreIdTable(file: SectionFile, name: string): Promise<IdTable> {
  const bytes = await file.read(`${name}/bytes`, 'Uint8Array');
  const starts = await file.read(`${name}/starts`, 'Uint32Array');
  if (starts.length === 0 || starts[starts.length - 1] !== bytes.length) {
    throw new SnapshotInvalid(`section ${name}: its ids do not end where they should`);
  }
  return createIdTable({ bytes, starts, count: starts.length - 1 });
}
