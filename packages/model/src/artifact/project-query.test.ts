import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { initialTextWeights } from '../encoders/learned/text-encoder-weights.ts';
import { cosine } from '../linear-algebra/unit.ts';
import { projectItemText, projectQuery } from './project-query.ts';

const textPca = { width: 3, count: 2, mean: new Float32Array(3), components: Float32Array.of(1, 0, 0, 0, 1, 0) };
const textEncoder = initialTextWeights({ buckets: 500, width: 8, dense: false }, [], createRng(1));
const textToImage = { inputWidth: 2, outputWidth: 2, matrix: Float32Array.of(0, 1, 1, 0), bias: new Float32Array(2) };
const encoded = { text: 'red shoe', raw: Float32Array.of(3, 4, 12) };

test('a query goes through the basis, and from there to the space of pictures', () => {
  const { text, image } = projectQuery({ textPca, textToImage }, encoded);
  [0.6, 0.8].forEach((value, k) => expect(text![k]).toBeCloseTo(value, 6));
  [0.8, 0.6].forEach((value, k) => expect(image![k]).toBeCloseTo(value, 6));
});

test('the learned vector stands behind the components, and leaves the way to pictures as it was', () => {
  const { text, image } = projectQuery({ textPca, textToImage, textEncoder }, encoded);
  expect(text).toHaveLength(2 + 8);
  expect(text!.subarray(0, 2)).toEqual(projectQuery({ textPca }, encoded).text);
  expect(Math.hypot(...text!.subarray(2))).toBeCloseTo(1, 5);
  expect(image).toEqual(projectQuery({ textPca, textToImage }, encoded).image);
});

test('queries and items of the same words meet', () => {
  const item = projectItemText({ textPca, textEncoder }, encoded)!;
  expect(cosine(projectQuery({ textPca, textEncoder }, encoded).text!, item)).toBeCloseTo(1, 5);
});

test('without a basis nothing can be placed', () => {
  expect(projectQuery({ textEncoder }, encoded)).toEqual({});
  expect(projectItemText({ textEncoder }, encoded)).toBeUndefined();
});
