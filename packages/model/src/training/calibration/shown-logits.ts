import { positionBias } from '../../ranking/position-bias.ts';
import type { TrainedNetwork } from '../../ranking/trained-network.ts';
import type { ItemFeatureTable } from '../../ranking/item-features.ts';
import { OBJECTIVES, type SlateExample } from '../examples.ts';
import { forEachScored } from '../validation.ts';
import type { GroupedLogits } from './choose-calibration.ts';

export interface ShownSlates {
  readonly table: ItemFeatureTable;
  readonly slates: readonly SlateExample[];
  /** Scored at a time. */
  readonly slatesPerStep: number;
}

/**
 * The logits of all that was shown where it was shown, what the position adds included, and whether it was clicked, carted,
 * bought: one an objective, in the order of OBJECTIVES. Rows that nobody was shown are left out.
 */
export function shownLogits(
  network: Pick<TrainedNetwork, 'weights' | 'shape'>,
  shown: ShownSlates,
): readonly GroupedLogits[] {
  const examples = OBJECTIVES.map(() => ({ logits: [] as number[], labels: [] as number[], groups: [] as number[] }));
  let group = 0;
  forEachScored(network.weights, { ...shown, shape: network.shape }, (slate, logits) => {
    addShown(examples, { slate, logits, group: group++, network });
  });
  return examples;
}

interface Scored {
  readonly slate: SlateExample;
  /** [rows, objectives] */
  readonly logits: Float32Array;
  readonly group: number;
  readonly network: Pick<TrainedNetwork, 'weights' | 'shape'>;
}

type Growing = { readonly [column in keyof GroupedLogits]: number[] };

function addShown(examples: readonly Growing[], { slate, logits, group, network }: Scored): void {
  const objectives = network.shape.widths.objectives;
  for (let row = 0; row < (slate.shown ?? slate.rows.length); row++) {
    examples.forEach((own, objective) => {
      const at = row * objectives + objective;
      own.logits.push((logits[at] as number) + positionBias(network, slate.positions[row] ?? row, objective));
      own.labels.push((slate.labels[at] as number) > 0 ? 1 : 0);
      own.groups.push(group);
    });
  }
}
