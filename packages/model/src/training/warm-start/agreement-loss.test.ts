import { createRng } from '@fusionrank/domain/rng';
import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../../backend/select-backend.ts';
import { fusedWidth } from '../../fusion/network-shape.ts';
import { initialWeights, type Weights } from '../../fusion/weights.ts';
import { itemInputs } from '../../ranking/item-inputs.ts';
import { gradientsOf } from '../gradients.ts';
import { colourShop } from '../testing/colour-shop.ts';
import { QUICK_NETWORK, shapeOver } from '../testing/network-shapes.ts';
import { agreementLoss, MASK_HEAD, VIEW_HEAD } from './agreement-loss.ts';
import { drawViews, type Views } from './views.ts';

beforeAll(() => selectBackend('wasm'));

const shop = colourShop({ items: 12 });
const shape = shapeOver(shop, QUICK_NETWORK);
const d = fusedWidth(QUICK_NETWORK);

function weightsOf(seed: number): Weights {
  const rng = createRng(seed);
  const head = (columns: number) => ({
    shape: [d, columns] as const,
    values: Float32Array.from({ length: d * columns }, () => 0.3 * rng.normal()),
    kind: 'dense' as const,
  });
  const items = [...initialWeights(shape, rng)].filter(([name]) => /^(item|scale)\./.test(name));
  return new Map([...items, [VIEW_HEAD, head(6)], [MASK_HEAD, head(d)]]);
}

const items = itemInputs({
  table: shop.items,
  rows: Int32Array.from({ length: 12 }, (_, i) => i),
  widths: shape.widths,
});
const lossOf = (weights: Weights, views: Views) =>
  gradientsOf(weights, items.attributes.vocabulary, (parameters) => agreementLoss(parameters, shape, { items, views }));

function differences(names: readonly string[], views: Views): void {
  const weights = weightsOf(1);
  const { gradients } = lossOf(weights, views);
  const [rng, step] = [createRng(2), 3e-3];
  for (const name of names) {
    const { values } = weights.get(name)!;
    for (let trial = 0; trial < 4; trial++) {
      const at = rng.below(values.length);
      const original = values[at]!;
      const [above, below] = [original + step, original - step].map((value) => {
        values[at] = value;
        return lossOf(weights, views).loss;
      });
      values[at] = original;
      const numeric = (above! - below!) / (2 * step);
      expect(Math.abs(gradients.get(name)![at]! - numeric), `${name}[${at}]`).toBeLessThan(
        2e-3 + 0.03 * Math.abs(numeric),
      );
    }
  }
}

test('the heads’ gradients are those of finite differences', () => {
  differences([VIEW_HEAD, MASK_HEAD], drawViews(items.present, createRng(5)));
});

test('so are the item side’s, where nothing is masked and held still', () => {
  const views = drawViews(items.present, createRng(5));
  const names = ['item.text.projection', 'item.image.bias', 'item.numeric.projection', 'item.behaviour.projection'];
  differences(names, { ...views, masked: new Float32Array(items.present.length) });
});

test('with views of zeros every item is as like any other: ln of their number, and 1 for what is not told', () => {
  const none = new Float32Array(items.present.length);
  const { loss } = lossOf(weightsOf(1), { first: none, second: none, masked: none, others: none });
  expect(loss).toBeCloseTo(Math.log(12) + 1, 4);
});
