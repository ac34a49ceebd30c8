/** Some histories cut to a length and padded at their end, beside what each entry is to foretell. */
export interface PaddedSequences {
  readonly users: number;
  readonly length: number;
  /** Every item read, once. */
  readonly distinct: Int32Array;
  /** [users, length]: places in `distinct`; 0 where padded. */
  readonly entries: Int32Array;
  /** [foretold]: which of the users · length entries each target follows. */
  readonly readers: Int32Array;
  /** [foretold]: the item that follows. */
  readonly targets: Int32Array;
}

/** For training: every entry but the last is read, every one but the first foretold. */
export function paddedSequences(histories: readonly Int32Array[], length: number): PaddedSequences {
  const cut = histories.map((history) => history.subarray(Math.max(0, history.length - length - 1)));
  return padded(
    cut.map((history) => history.subarray(0, -1)),
    (user, place) => cut[user]?.[place + 1],
  );
}

/** For serving: all entries are read; `readers` are the last ones of the histories that have any. */
export function readSequences(histories: readonly Int32Array[], length: number): PaddedSequences {
  const cut = histories.map((history) => history.subarray(Math.max(0, history.length - length)));
  return padded(cut, (user, place) => (place + 1 === cut[user]?.length ? cut[user][place] : undefined));
}

function padded(
  read: readonly Int32Array[],
  targetOf: (user: number, place: number) => number | undefined,
): PaddedSequences {
  const length = Math.max(1, ...read.map((history) => history.length));
  const places = new Map<number, number>();
  const entries = new Int32Array(read.length * length);
  const readers: number[] = [];
  const targets: number[] = [];
  read.forEach((history, user) => {
    history.forEach((item, place) => {
      if (!places.has(item)) places.set(item, places.size);
      entries[user * length + place] = places.get(item) as number;
      const target = targetOf(user, place);
      if (target === undefined) return;
      readers.push(user * length + place);
      targets.push(target);
    });
  });
  return {
    users: read.length,
    length,
    distinct: Int32Array.from(places.keys()),
    entries,
    readers: Int32Array.from(readers),
    targets: Int32Array.from(targets),
  };
}
