import type { Rng } from '@fusionrank/domain/rng';

/** Some users' sets, each cut into what is shown and what is to be foretold. */
export interface DrawnSets {
  readonly users: number;
  /** Every item shown to somebody, once. */
  readonly distinct: Int32Array;
  /** [users + 1]: user u's shown items stand at starts[u] … starts[u + 1] − 1 of `shown`. */
  readonly starts: Int32Array;
  /** Places in `distinct`. */
  readonly shown: Int32Array;
  /** What is to be foretold: item `hidden[i]` of user `hiddenOf[i]`. */
  readonly hidden: Int32Array;
  readonly hiddenOf: Int32Array;
}

/** Hides about `hiddenShare` of each user's items, at least one; of two or more, at least one is shown. */
export function drawSets(
  histories: readonly Int32Array[],
  { hiddenShare, rng }: { readonly hiddenShare: number; readonly rng: Rng },
): DrawnSets {
  const places = new Map<number, number>();
  const starts = new Int32Array(histories.length + 1);
  const shown: number[] = [];
  const hidden: number[] = [];
  const hiddenOf: number[] = [];
  histories.forEach((history, user) => {
    const hides = drawHidden(history.length, hiddenShare, rng);
    history.forEach((item, i) => {
      if (hides[i] === 1) {
        hidden.push(item);
        hiddenOf.push(user);
        return;
      }
      if (!places.has(item)) places.set(item, places.size);
      shown.push(places.get(item) as number);
    });
    starts[user + 1] = shown.length;
  });
  return {
    users: histories.length,
    distinct: Int32Array.from(places.keys()),
    starts,
    shown: Int32Array.from(shown),
    hidden: Int32Array.from(hidden),
    hiddenOf: Int32Array.from(hiddenOf),
  };
}

/** All of each set shown, nothing hidden. */
export function wholeSets(histories: readonly Int32Array[]): DrawnSets {
  const never: Rng = { next: () => 1, below: () => 0, normal: () => 0, fork: () => never };
  return drawSets(histories, { hiddenShare: 0, rng: never });
}

/** [length], 1 where hidden. */
function drawHidden(length: number, share: number, rng: Rng): Uint8Array {
  const hides = Uint8Array.from({ length }, () => (rng.next() < share ? 1 : 0));
  if (share === 0 || length < 2) return hides;
  const count = hides.reduce((sum, hide) => sum + hide, 0);
  if (count === 0) hides[rng.below(length)] = 1;
  if (count === length) hides[rng.below(length)] = 0;
  return hides;
}
