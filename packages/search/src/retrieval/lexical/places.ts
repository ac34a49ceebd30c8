/** Where a row's text lies: the number of a segment, and of an entry in it. */
export interface Place {
  readonly segment: number;
  readonly entry: number;
}

/** The place of each row, eight bytes a row. */
export interface Places {
  /** Undefined for a row without a text. */
  of(row: number): Place | undefined;
  put(row: number, place: Place): void;
  clear(row: number): void;
  byteLength(): number;
}

const NOWHERE = -1;

export function createPlaces(): Places {
  let segments = new Int32Array(64).fill(NOWHERE);
  let entries = new Int32Array(64);
  const reach = (row: number): void => {
    if (row < segments.length) return;
    const length = Math.max(row + 1, segments.length * 2);
    const more = new Int32Array(length).fill(NOWHERE);
    more.set(segments);
    segments = more;
    const wider = new Int32Array(length);
    wider.set(entries);
    entries = wider;
  };
  return {
    of: (row) => {
      const segment = segments[row] ?? NOWHERE;
      return segment === NOWHERE ? undefined : { segment, entry: entries[row] ?? 0 };
    },
    put: (row, { segment, entry }) => {
      reach(row);
      segments[row] = segment;
      entries[row] = entry;
    },
    clear: (row) => {
      if (row < segments.length) segments[row] = NOWHERE;
    },
    byteLength: () => segments.byteLength + entries.byteLength,
  };
}
