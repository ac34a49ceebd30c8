import type { Rng } from '@fusionrank/domain/rng';
import {
  blockRanges,
  fusedWidth,
  fusionWidth,
  hasLinearCross,
  INTERACTION_FEATURES,
  type NetworkShape,
  POSITION_COUNT,
} from './network-shape.ts';

/** One named matrix, row-major; a vector is a matrix of one row. */
export interface Weight {
  readonly shape: readonly [rows: number, columns: number];
  readonly values: Float32Array;
  /**
   * dense: updated whole at every step. sparse: a table of which a step updates the rows it read. fixed: measured on the
   * training data or kept as it was at the start, not learned.
   */
  readonly kind: 'dense' | 'sparse' | 'fixed';
}

/** Every number of the network, by name. */
export type Weights = ReadonlyMap<string, Weight>;

export const ATTRIBUTE_TABLE = 'item.attributes.embedding';

/**
 * The weights training starts from. U starts near the identity, and the even columns of V at 1, the odd ones at 0: without
 * a user or a query an item's own information passes, while every block keeps columns that carry nothing but agreement
 * between user and item. One pair of hidden units a block starts as the sum of that agreement, so that cosine-like
 * similarity is there to be used from the first step.
 */
export function initialWeights(shape: NetworkShape, rng: Rng): Weights {
  const weights = new Map<string, Weight>();
  for (const [name, weight] of [...itemWeights(shape, rng), ...userWeights(shape, rng), ...layerWeights(shape, rng)]) {
    weights.set(name, weight);
  }
  return weights;
}

type Named = readonly [string, Weight];

function itemWeights({ config, widths }: NetworkShape, rng: Rng): readonly Named[] {
  const { blocks } = config;
  return [
    ['item.text.projection', projection(widths.text, blocks.text, rng)],
    ['item.text.bias', zeros(1, blocks.text)],
    ['item.image.projection', projection(widths.image, blocks.image, rng)],
    ['item.image.bias', zeros(1, blocks.image)],
    [
      'item.numeric.projection',
      normal(2 * widths.numeric, blocks.numeric, { deviation: 1 / Math.sqrt(widths.numeric + 1), rng }),
    ],
    ['item.numeric.bias', zeros(1, blocks.numeric)],
    ['item.behaviour.projection', projection(widths.behaviour, blocks.behaviour, rng)],
    ['item.behaviour.bias', zeros(1, blocks.behaviour)],
    [
      ATTRIBUTE_TABLE,
      { ...normal(widths.attributeVocabulary, blocks.attributes, { deviation: 1, rng }), kind: 'sparse' },
    ],
    ['item.missing', zeros(1, fusedWidth(config))],
    ['scale.text', ones(1, 1, 'fixed')],
    ['scale.image', ones(1, 1, 'fixed')],
    ['scale.behaviour', ones(1, 1, 'fixed')],
  ];
}

function userWeights({ config, widths }: NetworkShape, rng: Rng): readonly Named[] {
  const d = fusedWidth(config);
  const small = { deviation: 0.02, rng };
  return [
    ...historyWeights({ config, widths }, rng),
    ['user.empty', zeros(1, d)],
    ['user.history', scaledIdentity(d, 0.5)],
    ['user.base', alternating(d)],
    ['user.profile', normal(widths.profile, d, small)],
    ['user.query.text', projection(widths.text, config.blocks.text, rng)],
    ['user.query.image', projection(widths.image, config.blocks.image, rng)],
    ['user.query.none', zeros(1, d)],
  ];
}

/** What reads the history, beside the projection that both ways share. */
function historyWeights({ config, widths }: NetworkShape, rng: Rng): readonly Named[] {
  const d = fusedWidth(config);
  const small = { deviation: 0.02, rng };
  switch (config.history) {
    case 'attention':
      return [
        ['user.attention.start', normal(1, d, small)],
        ['user.attention.query', normal(widths.text, d, small)],
        ['user.attention.interaction', normal(INTERACTION_FEATURES, d, small)],
      ];
    case 'recurrence':
      return [
        ['user.recurrence.gate', normal(d, d, small)],
        ['user.recurrence.interaction', normal(INTERACTION_FEATURES, d, small)],
        ['user.recurrence.bias', zeros(1, d)],
      ];
  }
}

function layerWeights(shape: NetworkShape, rng: Rng): readonly Named[] {
  const { config, widths } = shape;
  const d = fusedWidth(config);
  const named: Named[] = [
    ...(config.fusion === 'fusion-matrix' ? [['fusion.U', nearIdentity(d, rng)] as const] : []),
    ['scale.cross.mean', { ...zeros(1, widths.cross), kind: 'fixed' }],
    ['scale.cross.deviation', ones(1, widths.cross, 'fixed')],
  ];
  let width = fusionWidth(config) + widths.cross;
  config.hidden.forEach((units, layer) => {
    const kernel = normal(width, units, { deviation: Math.sqrt(2 / width), rng });
    if (layer === 0 && config.fusion !== 'concatenation') startWithAgreement(kernel, shape);
    named.push([`hidden.${layer}.kernel`, kernel], [`hidden.${layer}.bias`, zeros(1, units)]);
    width = units;
  });
  named.push(
    ['head.kernel', normal(width, widths.objectives, { deviation: 0.5 / Math.sqrt(width), rng })],
    ['head.bias', zeros(1, widths.objectives)],
    ...(hasLinearCross(shape) ? [['head.cross', zeros(widths.cross, widths.objectives)] as const] : []),
    ...(config.fusionPath === 'hidden-and-linear'
      ? [['head.fusion', zeros(fusionWidth(config), widths.objectives)] as const]
      : []),
    ['position.bias', zeros(POSITION_COUNT, widths.objectives)],
  );
  return named;
}

/** The first hidden units become +agreement and −agreement of each block: sums over the block's odd columns. */
function startWithAgreement(kernel: Weight, { config }: NetworkShape): void {
  const [rows, units] = kernel.shape;
  blockRanges(config).forEach(({ start, width }, block) => {
    for (const [sign, unit] of [
      [1, 2 * block],
      [-1, 2 * block + 1],
    ] as const) {
      if (unit >= units) return;
      for (let row = 0; row < rows; row++) kernel.values[row * units + unit] = 0;
      for (let column = start; column < start + width; column++) {
        if (!carriesItem(column)) kernel.values[column * units + unit] = (sign * 2) / width;
      }
    }
  });
}

const carriesItem = (column: number): boolean => column % 2 === 0;

function zeros(rows: number, columns: number): Weight {
  return { shape: [rows, columns], values: new Float32Array(rows * columns), kind: 'dense' };
}

function ones(rows: number, columns: number, kind: Weight['kind']): Weight {
  return { shape: [rows, columns], values: new Float32Array(rows * columns).fill(1), kind };
}

function normal(
  rows: number,
  columns: number,
  { deviation, rng }: { readonly deviation: number; readonly rng: Rng },
): Weight {
  return {
    shape: [rows, columns],
    values: Float32Array.from({ length: rows * columns }, () => rng.normal() * deviation),
    kind: 'dense',
  };
}

/**
 * Principal components pass through in pairs: component k into columns 2k and 2k + 1, so that the leading ones reach both
 * the columns that carry the item and those that carry agreement.
 */
function projection(rows: number, columns: number, rng: Rng): Weight {
  const weight = normal(rows, columns, { deviation: 0.1 / Math.sqrt(rows), rng });
  for (let column = 0; column < columns; column++) {
    const component = Math.floor(column / 2);
    if (component < rows) weight.values[component * columns + column] = 1;
  }
  return weight;
}

function scaledIdentity(size: number, scale: number): Weight {
  const weight = zeros(size, size);
  for (let i = 0; i < size; i++) weight.values[i * size + i] = scale;
  return weight;
}

function nearIdentity(size: number, rng: Rng): Weight {
  const weight = normal(size, size, { deviation: 0.1 / Math.sqrt(size), rng });
  for (let i = 0; i < size; i++) weight.values[i * size + i] = (weight.values[i * size + i] as number) + 1;
  return weight;
}

function alternating(width: number): Weight {
  const weight = zeros(1, width);
  for (let column = 0; column < width; column++) weight.values[column] = carriesItem(column) ? 1 : 0;
  return weight;
}
