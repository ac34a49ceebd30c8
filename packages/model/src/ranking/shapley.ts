/**
 * Exact Shapley values (Shapley, 1953) of a game of `parts` players: each part's mean gain over every order in which the
 * parts may come in, Σ_S |S|! (n − |S| − 1)! / n! · (v(S ∪ i) − v(S)). They add up to v(all) − v(none); parts that gain the
 * same everywhere get the same, and one that never changes anything gets 0.
 *
 * @param parts 0 to 20: the game is played out whole, 2^parts coalitions.
 * @param value Worth of a coalition given as a bit mask, bit i for part i; asked once for each.
 */
export function shapleyValues(parts: number, value: (coalition: number) => number): Float64Array {
  if (!Number.isInteger(parts) || parts < 0 || parts > 20)
    throw new RangeError(`parts: expected a whole number from 0 to 20, got ${parts}`);
  const values = Float64Array.from({ length: 2 ** parts }, (_, coalition) => value(coalition));
  const weights = coalitionWeights(parts);
  const shares = new Float64Array(parts);
  for (let coalition = 0; coalition < values.length; coalition++) {
    const weight = weights[sizeOf(coalition)];
    if (weight === undefined) continue;
    for (let part = 0; part < parts; part++) {
      const joined = coalition | (1 << part);
      if (joined === coalition) continue;
      const gain = (values[joined] as number) - (values[coalition] as number);
      shares[part] = (shares[part] as number) + weight * gain;
    }
  }
  return shares;
}

/** |S|! (n − |S| − 1)! / n! for |S| = 0 … n − 1; each is 1 / (n · C(n − 1, |S|)). */
function coalitionWeights(parts: number): readonly number[] {
  const weights: number[] = [];
  let choices = 1;
  for (let size = 0; size < parts; size++) {
    weights.push(1 / (parts * choices));
    choices = (choices * (parts - 1 - size)) / (size + 1);
  }
  return weights;
}

function sizeOf(coalition: number): number {
  let size = 0;
  for (let rest = coalition; rest > 0; rest &= rest - 1) size++;
  return size;
}
