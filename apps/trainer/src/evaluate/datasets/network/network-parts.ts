import type { ItemFeatureTable, ModalityColumn } from '@fusionrank/model/ranking';
import type { SlateExample } from '@fusionrank/model/training';
import { isText } from './dataset-table.ts';
import type { FittedDataset } from './learned-ranking.ts';
import { crossFeatureNames } from './list-examples.ts';
import { LIST_CONFIG, type NetworkTask } from './rank-lists.ts';

/** The model's network with a part left out, alone, or done otherwise. */
export interface NetworkPart {
  readonly name: string;
  readonly change: (task: NetworkTask) => NetworkTask;
}

type Block = 'text' | 'image' | 'attributes' | 'behaviour';

/** Cross features that belong together, and the block of the item side that tells of the same. */
interface Part {
  readonly name: string;
  readonly evidence: ReadonlySet<string>;
  readonly block?: Block;
}

/**
 * The parts whose worth is told: each modality left out and alone, ways of fusing, the item side, and behaviour's own parts. What is
 * left out is left out of the ranking; the lists stay those of the whole.
 */
export function networkParts({ learning }: FittedDataset): readonly NetworkPart[] {
  const columns = crossFeatureNames(learning.fitted);
  const modalities = grouped(columns.map(evidenceOf), modalityOf);
  const names = learning.fitted.evidence.map(({ name }) => name);
  const ofBehaviour = grouped(
    names.filter((name) => modalityOf(name) === BEHAVIOUR),
    behaviourOf,
  );
  return [
    ...modalities.map((part) => leftOut(part, columns)),
    ...(modalities.length < 2 ? [] : modalities.map((part) => alone(part, columns))),
    { name: 'without U (V ⊙ W alone)', change: (task) => fusedBy(task, 'hadamard') },
    { name: 'V and W side by side, not multiplied', change: (task) => fusedBy(task, 'concatenation') },
    {
      name: 'without the item side (cross features alone)',
      change: (task) => ({ ...task, table: withoutBlocks(task.table, BLOCKS) }),
    },
    ...(ofBehaviour.length < 2 ? [] : ofBehaviour.map((part) => leftOut(part, columns))),
  ];
}

const BEHAVIOUR = 'behaviour';
const BLOCKS: readonly Block[] = ['text', 'image', 'attributes', 'behaviour'];

/** What an evidence or a fact tells of: a modality of the data, or else behaviour, as popularity and the rank in the merged list do. */
function modalityOf(evidence: string): string {
  const content = /^(attributes|words|codes) of the (?:history|last)$|^(.+) neighbours$|^has (.+)$/.exec(evidence);
  return content?.[1] ?? content?.[2] ?? content?.[3] ?? BEHAVIOUR;
}

function behaviourOf(evidence: string): string {
  if (evidence.startsWith('encoder')) return 'history encoders';
  return evidence === 'item–item' ? 'item–item in closed form' : 'transitions';
}

function grouped(names: readonly string[], groupOf: (name: string) => string): readonly Part[] {
  const groups = [...new Set(names.map(groupOf))];
  return groups.map((group) => {
    const block = blockOf(group);
    const evidence = new Set(names.filter((name) => groupOf(name) === group));
    return { name: group, evidence, ...(block === undefined ? {} : { block }) };
  });
}

function blockOf(group: string): Block | undefined {
  switch (group) {
    case BEHAVIOUR:
    case 'attributes':
      return group;
    case 'words':
      return 'text';
    case 'history encoders':
      return BEHAVIOUR;
    case 'codes':
    case 'transitions':
    case 'item–item in closed form':
      return undefined;
    default:
      return isText(group) ? 'text' : 'image';
  }
}

function leftOut({ name, evidence, block }: Part, columns: readonly string[]): NetworkPart {
  const isOut = columns.map((column) => evidence.has(evidenceOf(column)));
  return {
    name: `without ${name}`,
    change: (task) =>
      withoutColumns({ ...task, table: withoutBlocks(task.table, block === undefined ? [] : [block]) }, isOut),
  };
}

function alone({ name, evidence, block }: Part, columns: readonly string[]): NetworkPart {
  const isOut = columns.map((column) => !evidence.has(evidenceOf(column)));
  const others = BLOCKS.filter((other) => other !== block);
  return {
    name: `${name} alone`,
    change: (task) => withoutColumns({ ...task, table: withoutBlocks(task.table, others) }, isOut),
  };
}

const evidenceOf = (column: string): string => column.replace(/ (in list|rank)$/, '');

function fusedBy(task: NetworkTask, fusion: 'hadamard' | 'concatenation'): NetworkTask {
  const network = { ...(task.config.network ?? LIST_CONFIG.network), fusion };
  return { ...task, config: { ...task.config, network } };
}

function withoutBlocks(table: ItemFeatureTable, blocks: readonly Block[]): ItemFeatureTable {
  const absent = (block: Exclude<Block, 'attributes'>): ModalityColumn => {
    const column = table[block];
    return blocks.includes(block) ? { ...column, present: new Uint8Array(column.present.length) } : column;
  };
  const { attributes } = table;
  return {
    ...table,
    text: absent('text'),
    image: absent('image'),
    behaviour: absent('behaviour'),
    attributes: blocks.includes('attributes')
      ? { ...attributes, ids: new Int32Array(attributes.ids.length) }
      : attributes,
  };
}

/** Columns at one number tell the network nothing. */
function withoutColumns(task: NetworkTask, isOut: readonly boolean[]): NetworkTask {
  const without = (slate: SlateExample): SlateExample => ({
    ...slate,
    cross: slate.cross.map((value, i) => (isOut[i % isOut.length] === true ? 0 : value)),
  });
  return { ...task, slates: task.slates.map(without), validation: task.validation.map(without) };
}
