import { expect, test } from 'vitest';
import { embeddingSlopes, embeddingSums } from './embedding-sums.ts';

// Item 0 has values 7 and 9, item 1 has value 9, item 2 has none; four slots: over √4.
const attributes = {
  slots: 4,
  vocabulary: Int32Array.of(7, 9),
  entries: Int32Array.of(0, 1, 1),
  items: Int32Array.of(0, 0, 1),
};

test('an item is the sum of its value vectors over √slots, as worked by hand', () => {
  const values = Float32Array.from({ length: 20 }, (_, i) => i);
  const sums = embeddingSums({ values, shape: [10, 2] }, attributes, 3);
  expect([...sums]).toEqual([(14 + 18) / 2, (15 + 19) / 2, 9, 9.5, 0, 0]);
});

test('a value read twice gets both gradients', () => {
  const slopes = embeddingSlopes(Float32Array.of(2, 4, 6, 8, 1, 1), attributes, 2);
  expect([...slopes]).toEqual([1, 2, 4, 6]);
});
