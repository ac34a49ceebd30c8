import { parentPort } from 'node:worker_threads';
import { serveTasks } from '@fusionrank/model/threads';
import { openSpace, type CodeSpace } from '../code-space.ts';
import { codeRows } from '../coded-rows.ts';
import { composeRows } from '../composed-rows.ts';
import { withLists } from '../lists.ts';
import { scanSpace } from '../scan-space.ts';
import type { SharedSpace, VectorAnswer, VectorTask } from './vector-messages.ts';

/** Entry of a thread of `startVectorThread`: one task at a time, in their order. */
const SPARE_SHARE = 0.2;
/** Same codes, same lists. */
const SEED = 1;

function answerTo(task: VectorTask): VectorAnswer {
  switch (task.kind) {
    case 'code':
      return { kind: 'space', space: shared(codeRows(composeRows(task.columns), SPARE_SHARE)) };
    case 'list':
      return { kind: 'space', space: shared(listed(task)) };
    case 'scan':
      return { kind: 'rows', rows: scanSpace(spaceOf(task), task.request) };
  }
}

const shared = ({ memory, layout }: CodeSpace): SharedSpace => ({ memory, layout });

function listed({ space, listCount }: Extract<VectorTask, { kind: 'list' }>): CodeSpace {
  return withLists(openSpace(space.memory, space.layout), { listCount, seed: SEED, spareShare: SPARE_SHARE });
}

/** By key. */
const spaces = new Map<number, CodeSpace>();
/** Those of a catalogue, and of the one before it while requests end. */
const MOST_SPACES = 8;

function spaceOf({ key, space: { memory, layout } }: Extract<VectorTask, { kind: 'scan' }>): CodeSpace {
  const known = spaces.get(key) ?? openSpace(memory, layout);
  spaces.delete(key);
  spaces.set(key, known);
  for (const oldest of spaces.keys()) if (spaces.size > MOST_SPACES) spaces.delete(oldest);
  return known;
}

if (parentPort !== null) serveTasks(parentPort, { perform: answerTo });
