import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { denseMatrix } from '../../linear-algebra/dense-matrix.ts';
import { cosine } from '../../linear-algebra/unit.ts';
import { trainAutoencoder } from './autoencoder.ts';

/** Rows of 12 numbers that two hidden ones tell, and a little noise. */
function planted(count: number): { readonly hidden: number[][]; readonly rows: ReturnType<typeof denseMatrix> } {
  const rng = createRng('planted');
  const mix = Array.from({ length: 24 }, () => rng.normal());
  const hidden = Array.from({ length: count }, () => [rng.normal(), rng.normal()]);
  const rows = hidden.map(([a, b]) =>
    Float32Array.from({ length: 12 }, (_, i) => 5 + a! * mix[i]! + b! * mix[12 + i]! + 0.05 * rng.normal()),
  );
  return { hidden, rows: denseMatrix(rows) };
}

const CONFIG = { codeWidth: 4, rowsPerStep: 16, maxEpochs: 40, learningRate: 0.01 };

test.each(['tied', 'own'] as const)(
  'rows that few numbers tell are told again from the code: decoder %s',
  async (decoder) => {
    const { rows } = planted(300);
    const { heldOutError, encode } = await trainAutoencoder(rows, { ...CONFIG, decoder }, { seed: 1 });
    expect(heldOutError).toBeLessThan(0.3);
    const code = encode(rows.values.subarray(0, 12));
    expect(code).toHaveLength(4);
    expect(cosine(code, code)).toBeCloseTo(1, 5);
  },
);

test('same rows and seed, same code', async () => {
  const { rows } = planted(60);
  const [first, again] = [
    await trainAutoencoder(rows, CONFIG, { seed: 2 }),
    await trainAutoencoder(rows, CONFIG, { seed: 2 }),
  ];
  expect(again.encode(rows.values.subarray(0, 12))).toEqual(first.encode(rows.values.subarray(0, 12)));
});

test('too few rows, another width and an abort are refused', async () => {
  const { rows } = planted(40);
  await expect(trainAutoencoder(planted(19).rows, CONFIG, { seed: 1 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
  const { encode } = await trainAutoencoder(rows, { ...CONFIG, maxEpochs: 1 }, { seed: 1 });
  expect(() => encode(new Float32Array(3))).toThrow('expected a row of 12 numbers, got 3');
  const signal = AbortSignal.abort();
  await expect(trainAutoencoder(rows, CONFIG, { seed: 1, signal })).rejects.toMatchObject({ code: 'INTERRUPTED' });
});
