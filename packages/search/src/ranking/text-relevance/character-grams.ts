/** Lengths of the grams that spelling is compared by. */
const SHORTEST = 3;
const LONGEST = 5;

/** How often each run of 3–5 characters stands in the words, each word between marks for its ends. */
export function characterGrams(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) {
    for (const gram of gramsOf(word, { shortest: SHORTEST, longest: LONGEST }))
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** The runs of characters of `^word$`, repeated ones again. */
export function gramsOf(
  word: string,
  { shortest, longest }: { readonly shortest: number; readonly longest: number },
): readonly string[] {
  const marked = `^${word}$`;
  const grams: string[] = [];
  for (let length = shortest; length <= longest; length++) {
    for (let start = 0; start + length <= marked.length; start++) grams.push(marked.slice(start, start + length));
  }
  return grams;
}
