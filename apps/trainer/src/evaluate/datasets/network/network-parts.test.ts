import { parseItemId } from '@fusionrank/domain/id';
import { transitionLinks } from '@fusionrank/model/behaviour';
import type { LinkEvidence } from '@fusionrank/model/behaviour';
import { unknownUser } from '@fusionrank/model/ranking';
import { expect, test } from 'vitest';
import type { FittedDataset } from './learned-ranking.ts';
import { crossFeatureNames } from './list-examples.ts';
import { networkParts } from './network-parts.ts';
import type { NetworkTask } from './rank-lists.ts';

const evidence = (name: string): LinkEvidence => ({
  kind: 'links',
  name,
  serves: 'candidates',
  links: {
    kind: 'sparse',
    matrix: transitionLinks(2, [], {
      forward: 1,
      backward: 0,
      distanceDamping: 0,
      lengthDamping: 0,
      fromDamping: 0,
      toDamping: 0,
      reach: 1,
    }),
  },
  weighing: { kind: 'all' },
  transform: 'plain',
});
const encoder = {
  width: 1,
  items: new Float32Array(2),
  bias: new Float32Array(2),
  scale: 1,
  usersOf: () => Promise.resolve(new Float32Array(0)),
};
const fitted = {
  evidence: ['transitions', 'item–item', 'words of the last', 'sound neighbours'].map(evidence),
  factNames: ['popularity', 'has sound'],
  factsOf: () => () => [0, 0],
  encoder,
  counts: Float64Array.of(1, 1),
};
const COLUMNS = crossFeatureNames(fitted);
const column = { width: 1, values: Float32Array.of(1, 1), present: Uint8Array.of(1, 1) };
const table = {
  ids: [parseItemId('a'), parseItemId('b')],
  text: column,
  image: column,
  behaviour: column,
  numeric: column,
  attributes: { slots: 1, ids: Int32Array.of(1, 1) },
};
const slate = {
  user: unknownUser(),
  query: {},
  rows: Int32Array.of(0, 1),
  positions: Int32Array.of(0, 0),
  cross: new Float32Array(2 * COLUMNS.length).fill(7),
  labels: new Uint8Array(6),
  shownAt: new Date(0),
};
const task: NetworkTask = {
  table,
  attributeVocabulary: 2,
  slates: [slate],
  validation: [slate],
  fitted,
  config: {},
  seed: 1,
  name: 'whole',
};
const stage = { histories: [], targets: [], fitted };
const dataset: FittedDataset = {
  items: 2,
  table: { table, attributeVocabulary: 2 },
  learning: stage,
  validation: stage,
  serving: stage,
  settings: {},
};
const PARTS = new Map(networkParts(dataset).map(({ name, change }) => [name, change(task)]));

/** Cross features that say something in a part's task, and the blocks the items have there. */
function whatIsLeft(name: string) {
  const changed = PARTS.get(name);
  if (changed === undefined) throw new Error(`no part ${name}`);
  const columns = [...changed.slates, ...changed.validation].map(({ cross }) =>
    COLUMNS.filter((_, i) => cross[i] !== 0 && cross[COLUMNS.length + i] !== 0).join(', '),
  );
  expect(columns[0]).toBe(columns[1]);
  const blocks = (['text', 'image', 'behaviour'] as const).filter((block) => changed.table[block].present.includes(1));
  return { columns: columns[0]?.split(', '), blocks };
}

test('parts are each modality left out and alone, the ways of fusing, the item side, and those of behaviour', () => {
  expect([...PARTS.keys()]).toEqual([
    'without behaviour',
    'without words',
    'without sound',
    'behaviour alone',
    'words alone',
    'sound alone',
    'without U (V ⊙ W alone)',
    'V and W side by side, not multiplied',
    'without the item side (cross features alone)',
    'without transitions',
    'without item–item in closed form',
  ]);
});

test('what is left out is silent in learning and in validation, its block absent; facts go with their modality', () => {
  expect(whatIsLeft('without sound')).toEqual({
    columns: COLUMNS.filter((name) => !name.includes('sound')),
    blocks: ['text', 'behaviour'],
  });
  expect(whatIsLeft('sound alone')).toEqual({
    columns: COLUMNS.filter((name) => name.includes('sound')),
    blocks: ['image'],
  });
  expect(whatIsLeft('without behaviour').columns).toEqual(
    COLUMNS.filter((name) => name.includes('sound') || name.startsWith('words')),
  );
  expect(whatIsLeft('without transitions')).toEqual({
    columns: COLUMNS.filter((name) => !name.startsWith('transitions')),
    blocks: ['text', 'image', 'behaviour'],
  });
  expect(whatIsLeft('without the item side (cross features alone)')).toEqual({ columns: [...COLUMNS], blocks: [] });
});

test('other ways of fusing change the network alone', () => {
  expect(PARTS.get('without U (V ⊙ W alone)')?.config.network?.fusion).toBe('hadamard');
  expect(PARTS.get('V and W side by side, not multiplied')?.config.network?.fusion).toBe('concatenation');
  expect(PARTS.get('without U (V ⊙ W alone)')?.slates).toBe(task.slates);
});
