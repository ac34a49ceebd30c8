import type { ItemFeatureTable, ModalityColumn } from '@fusionrank/model/ranking';
import type { SlateExample } from '@fusionrank/model/training';
import type { FittedDataset } from './learned-ranking.ts';
import { crossFeatureNames } from './list-examples.ts';
import { LIST_CONFIG, type NetworkTask } from './rank-lists.ts';

/** A part of the model, and the same task without it. */
export interface LeftOutPart {
  readonly name: string;
  readonly change: (task: NetworkTask) => NetworkTask;
}

/** The parts whose worth is told: ways of fusing, blocks of the item side, and each evidence among the cross features. */
export function leftOutParts({ learning }: FittedDataset): readonly LeftOutPart[] {
  const names = crossFeatureNames(learning.fitted);
  const groups = new Set(learning.fitted.evidence.map(({ name }) => groupOf(name)));
  return [
    { name: 'the fusion matrix (V ⊙ W alone)', change: (task) => fusedBy(task, 'hadamard') },
    { name: 'the product (V and W side by side)', change: (task) => fusedBy(task, 'concatenation') },
    { name: 'the item side (cross features alone)', change: (task) => ({ ...task, table: withoutBlocks(task.table) }) },
    ...[...groups].map((group): LeftOutPart => {
      const isLeftOut = (column: number): boolean => groupOf(evidenceOf(names[column] ?? '')) === group;
      return { name: group, change: (task) => withoutColumns(task, names.length, isLeftOut) };
    }),
  ];
}

/** Encoders are one part, as are all links from single places of the history. */
const groupOf = (evidence: string): string =>
  evidence.startsWith('encoder') ? 'history encoders' : evidence.replace(/ of the (history|last)$/, '');
const evidenceOf = (column: string): string => column.replace(/ (in list|rank)$/, '');

function fusedBy(task: NetworkTask, fusion: 'hadamard' | 'concatenation'): NetworkTask {
  const network = { ...(task.config.network ?? LIST_CONFIG.network), fusion };
  return { ...task, config: { ...task.config, network } };
}

function withoutBlocks(table: ItemFeatureTable): ItemFeatureTable {
  const absent = (column: ModalityColumn): ModalityColumn => ({
    ...column,
    present: new Uint8Array(column.present.length),
  });
  return {
    ...table,
    text: absent(table.text),
    image: absent(table.image),
    behaviour: absent(table.behaviour),
    attributes: { ...table.attributes, ids: new Int32Array(table.attributes.ids.length) },
  };
}

/** Columns at one number tell the network nothing. */
function withoutColumns(task: NetworkTask, width: number, isLeftOut: (column: number) => boolean): NetworkTask {
  const without = (slate: SlateExample): SlateExample => ({
    ...slate,
    cross: slate.cross.map((value, i) => (isLeftOut(i % width) ? 0 : value)),
  });
  return { ...task, slates: task.slates.map(without), validation: task.validation.map(without) };
}
