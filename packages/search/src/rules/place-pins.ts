import type { AppliedRule } from '@fusionrank/domain/rule';

/** An item at a slot of the slate. */
export interface Pin {
  readonly row: number;
  /** 0 is the top slot. */
  readonly position: number;
  readonly applied: AppliedRule;
}

export interface PlacedPins {
  /** Places in the rows, best first, with the pinned ones at their slots. */
  readonly order: Int32Array;
  /** The rule that pinned it, by place in the rows. */
  readonly pinned: ReadonlyMap<number, AppliedRule>;
}

/**
 * Puts pinned rows at their slots; the others keep their order around them. Of two pins of one row the first counts; of two at
 * one slot the first has it, and the other goes to the next that is free. A pin beyond the end comes last, and one whose row is
 * not among the rows (its item did not pass the filters) leaves its slot to the ranking.
 * @param pins By priority.
 */
export function placePins(order: Int32Array, rows: Int32Array, pins: readonly Pin[]): PlacedPins {
  const pinned = new Map<number, AppliedRule>();
  if (pins.length === 0) return { order, pinned };
  const placeOf = placesOf(new Set(pins.map(({ row }) => row)), rows);
  const slots = new Map<number, number>();
  for (const { row, position, applied } of pins) {
    const place = placeOf.get(row);
    if (place === undefined || pinned.has(place)) continue;
    let slot = position;
    while (slots.has(slot)) slot++;
    slots.set(slot, place);
    pinned.set(place, applied);
  }
  return { order: merged(order, slots, pinned), pinned };
}

function placesOf(wanted: ReadonlySet<number>, rows: Int32Array): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let place = 0; place < rows.length; place++) {
    if (wanted.has(rows[place] as number)) places.set(rows[place] as number, place);
  }
  return places;
}

function merged(
  order: Int32Array,
  slots: ReadonlyMap<number, number>,
  pinned: ReadonlyMap<number, AppliedRule>,
): Int32Array {
  const others = order.filter((place) => !pinned.has(place));
  const ordered: number[] = [];
  let next = 0;
  for (let slot = 0; next < others.length; slot++) ordered.push(slots.get(slot) ?? (others[next++] as number));
  const behind = [...slots].filter(([slot]) => slot >= ordered.length).sort(([a], [b]) => a - b);
  return Int32Array.from([...ordered, ...behind.map(([, place]) => place)]);
}
