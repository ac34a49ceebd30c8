import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { cosine } from '../../linear-algebra/unit.ts';
import { learnedTextEncoder } from './learned-text-encoder.ts';
import type { TextPair } from './text-pairs.ts';
import { trainTextEncoder } from './train-text-encoder.ts';

const COLOURS = [
  ['red', '红色'],
  ['blue', '蓝色'],
  ['green', '绿色'],
  ['black', '黑色'],
  ['white', '白色'],
  ['yellow', '黄色'],
];
const KINDS = [
  ['shoe', '跑鞋'],
  ['lamp', '台灯'],
  ['kettle', '水壶'],
  ['chair', '椅子'],
  ['jacket', '外套'],
  ['watch', '手表'],
  ['backpack', '背包'],
  ['blender', '搅拌机'],
];

/** English queries for Chinese titles: the two sides share not one gram. */
function bilingualPairs(seed: number): readonly TextPair[] {
  const rng = createRng(seed);
  return COLOURS.flatMap(([colour, 颜色]) =>
    KINDS.flatMap(([kind, 品类]) =>
      Array.from({ length: 6 }, () => ({
        query: `${colour!} ${kind!}`,
        item: `${颜色!}${品类!} 第${rng.below(900)}款`,
        weight: 1 + rng.below(3),
      })),
    ),
  );
}

const small = {
  shape: { buckets: 4096, width: 24, dense: false },
  maxEpochs: 25,
  pairsPerStep: 32,
  heldOutShare: 0.15,
};

test.each([false, true])(
  'words of two languages come together, for queries never seen; dense layer: %s',
  async (dense) => {
    const config = { ...small, shape: { ...small.shape, dense } };
    const { before, after, encoder } = await trainTextEncoder(bilingualPairs(1), config, { seed: 5 });
    expect(before.mrr).toBeLessThan(0.3);
    expect(after.mrr).toBeGreaterThan(0.6);
    const query = encoder.encode('red shoe');
    expect(cosine(query, encoder.encode('红色跑鞋'))).toBeGreaterThan(cosine(query, encoder.encode('绿色水壶')) + 0.3);
  },
);

test('same pairs and seed, same weights; they are all the encoder is', async () => {
  const config = { ...small, maxEpochs: 2 };
  const [one, other] = [
    await trainTextEncoder(bilingualPairs(1), config, { seed: 5 }),
    await trainTextEncoder(bilingualPairs(1), config, { seed: 5 }),
  ];
  expect(one.encoder.weights).toEqual(other.encoder.weights);
  expect(learnedTextEncoder(one.encoder.weights).encode('蓝色台灯')).toEqual(one.encoder.encode('蓝色台灯'));
});

test('it goes on from a start, whose shape it keeps and whose weights it leaves alone', async () => {
  const start = (await trainTextEncoder(bilingualPairs(1), small, { seed: 5 })).encoder;
  const embedding = start.weights.embedding.slice();
  const { before } = await trainTextEncoder(
    bilingualPairs(2),
    { maxEpochs: 1, heldOutShare: 0.15 },
    { seed: 6, start },
  );
  expect(before.mrr).toBeGreaterThan(0.6);
  expect(start.weights.embedding).toEqual(embedding);
});

test('a start that nothing improves on is kept as it is', async () => {
  const { before, after, epochs, bestEpoch } = await trainTextEncoder(
    bilingualPairs(1),
    { ...small, learningRate: 0, patience: 2 },
    { seed: 1 },
  );
  expect({ after, epochs, bestEpoch }).toEqual({ after: before, epochs: 2, bestEpoch: 0 });
});

test('a text without letters and digits is all zeros', async () => {
  const { encoder } = await trainTextEncoder(bilingualPairs(1), { ...small, maxEpochs: 1 }, { seed: 1 });
  expect(encoder.encode('…').every((value) => value === 0)).toBe(true);
});

test('progress counts epochs; an abort stops it', async () => {
  const controller = new AbortController();
  const seen: number[] = [];
  const running = trainTextEncoder(bilingualPairs(1), small, {
    seed: 5,
    signal: controller.signal,
    onProgress: ({ done }) => {
      seen.push(done);
      if (done === 2) controller.abort();
    },
  });
  await expect(running).rejects.toMatchObject({ code: 'INTERRUPTED' });
  expect(seen).toEqual([1, 2]);
});

test('too few queries to hold any out are refused, saying how many came', async () => {
  const few = bilingualPairs(1).slice(0, 12);
  await expect(trainTextEncoder(few, small, { seed: 1 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'text encoder: expected pairs of at least 20 distinct queries, got 2',
  });
});
