/** Most numbers shown of one evaluation. */
const MOST_METRICS = 2_000;

/** Every finite number in a tree of objects and arrays, in its order, with the path to it. */
export function flatMetrics(tree: unknown): readonly { readonly path: readonly string[]; readonly value: number }[] {
  return [...numbersIn(tree, [])].slice(0, MOST_METRICS);
}

function* numbersIn(
  node: unknown,
  path: readonly string[],
): Generator<{ readonly path: readonly string[]; readonly value: number }> {
  if (typeof node === 'number' && Number.isFinite(node)) yield { path, value: node };
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) yield* numbersIn(child, [...path, key]);
}
