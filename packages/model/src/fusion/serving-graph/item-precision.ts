/**
 * How the rows of W are kept. `float16` halves their memory, `int8` quarters it: whole numbers in [−127, 127] times a scale of
 * the row's own, its largest magnitude / 127. What that costs the order stands in docs/ranking-speed.md.
 */
export const ITEM_PRECISIONS = ['float32', 'float16', 'int8'] as const;
export type ItemPrecision = (typeof ITEM_PRECISIONS)[number];
