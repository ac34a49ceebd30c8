/** A dimension: a size, or the name of one that is free at run time. Two of one name are one size. */
export type Dimension = number | string;

/** One tensor of a graph that is being written: a float unless it holds indices, or numbers that are kept in less. */
export interface Value {
  readonly name: string;
  readonly shape: readonly Dimension[];
  readonly elementType: 'float' | 'float16' | 'int8' | 'int32' | 'int64';
}

/** The shape that two operands are broadcast to, by NumPy's rules. @throws RangeError when they don't fit. */
export function broadcastShape(a: readonly Dimension[], b: readonly Dimension[]): readonly Dimension[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left === right || right === 1) return left;
    if (left === 1) return right;
    throw new RangeError(`expected shapes that broadcast, got [${a.join(', ')}] and [${b.join(', ')}]`);
  });
}

/** The axes of `whole` along which an operand of shape `part` was repeated. */
export function repeatedAxes(part: readonly Dimension[], whole: readonly Dimension[]): readonly number[] {
  const missing = whole.length - part.length;
  return whole.flatMap((size, axis) => (axis < missing || (part[axis - missing] === 1 && size !== 1) ? [axis] : []));
}
