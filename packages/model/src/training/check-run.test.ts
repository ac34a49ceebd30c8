import { expect, test } from 'vitest';
import { checkRun, type RunData } from './check-run.ts';
import type { SlateExample } from './examples.ts';
import { colourShop } from './testing/colour-shop.ts';
import { DEFAULT_TRAINING_CONFIG, type TrainingConfig } from './training-config.ts';

const shop = colourShop({ slates: 2, rows: 4, items: 10 });
const propensities = Float32Array.of(1, 0.5, 0.2, 0.1);

function check(slate: Partial<SlateExample>, config: Partial<TrainingConfig> = {}, run: Partial<RunData> = {}): void {
  const slates = shop.slates.map((one) => ({ ...one, ...slate }));
  checkRun({ ...shop, slates, validation: [], ...run }, { ...DEFAULT_TRAINING_CONFIG, ...config });
}

test.each<[string, Partial<SlateExample>, Partial<TrainingConfig>]>([
  ['plain labels', {}, {}],
  ['grades with a loss of grades', { labels: new Float32Array(12).fill(4.5) }, { loss: { kind: 'lambda' } }],
  ['logged propensities', { propensities }, { propensityWeighting: 'inverse' }],
  ['propensities that nobody asks for', { propensities }, { loss: { kind: 'bpr' } }],
])('takes %s', (_, slate, config) => {
  expect(() => check(slate, config)).not.toThrow();
});

interface Refusal {
  readonly what: string;
  readonly slate?: Partial<SlateExample>;
  readonly config?: Partial<TrainingConfig>;
  readonly says: string;
}

const INVERSE = { propensityWeighting: 'inverse' } as const;
const REFUSALS: readonly Refusal[] = [
  { what: 'too few labels', slate: { labels: new Uint8Array(4) }, says: '3 labels a row, got 8 and 4' },
  { what: 'rows outside the table', slate: { rows: Int32Array.of(0, 1, 2, 10) }, says: 'rows below 10, got 10' },
  { what: 'grades with cross-entropy', slate: { labels: new Uint8Array(12).fill(3) }, says: 'labels in [0, 1]' },
  {
    what: 'labels below 0',
    slate: { labels: new Float32Array(12).fill(-1) },
    config: { loss: { kind: 'mse' } },
    says: 'labels of at least 0, got -1',
  },
  { what: 'a propensity of 0', slate: { propensities: new Float32Array(4) }, says: 'propensities in (0, 1], got 0' },
  { what: 'too few propensities', slate: { propensities: Float32Array.of(1) }, says: 'as many propensities, got 1' },
  { what: 'inverse weighting without propensities', config: INVERSE, says: 'expected slates with logged' },
  {
    what: 'inverse weighting of an order',
    slate: { propensities },
    config: { ...INVERSE, loss: { kind: 'listwise' } },
    says: 'got listwise',
  },
  { what: 'a floor of 0', slate: { propensities }, config: { ...INVERSE, propensityFloor: 0 }, says: '(0, 1], got 0' },
  { what: 'two loss weights', config: { lossWeights: [1, 1] }, says: 'lossWeights: expected 3, got 2' },
];

test.each(REFUSALS)('refuses $what', ({ slate = {}, config = {}, says }) => {
  expect(() => check(slate, config)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }) as Error);
  expect(() => check(slate, config)).toThrow(says);
});

test('refuses a run without slates', () => {
  expect(() => check({}, {}, { slates: [] })).toThrow('at least one slate');
});
