import { type MessagePort, parentPort } from 'node:worker_threads';
import { fittingEngine, openEngine } from './engine/open-engine.ts';
import type { RankingEngine } from './engine/ranking-engine.ts';
import type { Answer, Task } from './ranker-messages.ts';
import { serveTasks } from '../threads/index.ts';
import { matrixPart, matrixShape, type PartArray } from './stored-matrix.ts';

/** The ranking thread: one engine, tasks one after the other. */
function serve(port: MessagePort): void {
  let engine: RankingEngine | undefined;

  const perform = async (task: Task): Promise<Answer> => {
    switch (task.kind) {
      case 'open':
        engine = await openEngine(task.network, {
          ...task.options,
          engine: task.options.engine ?? (await fittingEngine()),
        });
        return { kind: 'done' };
      case 'items':
        await opened(engine).setItems(task.items);
        return { kind: 'done' };
      case 'rows':
        await opened(engine).changeItems(task.items);
        return { kind: 'done' };
      case 'matrix':
        return { kind: 'matrix', shape: matrixShape(opened(engine).items()) };
      case 'part':
        return { kind: 'part', array: matrixPart(opened(engine).items(), task.part) };
      case 'restore':
        await opened(engine).restoreItems(task.arrays);
        return { kind: 'done' };
      case 'rank':
        return { kind: 'scores', scores: await opened(engine).score(task.request) };
      case 'explain':
        return { kind: 'shares', shares: await opened(engine).explain(task.request) };
    }
  };

  serveTasks(port, { perform, handedOver: ownedBy });
}

/** What an answer holds is made for it alone: handed over, not copied. */
function ownedBy(answer: Answer): ArrayBuffer[] {
  switch (answer.kind) {
    case 'scores':
      return buffersOf(answer.scores.score, answer.scores.probability);
    case 'shares':
      return buffersOf(answer.shares.logit, answer.shares.baselineLogit, answer.shares.shapley);
    case 'part':
      return buffersOf(answer.array);
    case 'matrix':
    case 'done':
      return [];
  }
}

const buffersOf = (...arrays: readonly (PartArray | Float64Array)[]): ArrayBuffer[] =>
  arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);

function opened(engine: RankingEngine | undefined): RankingEngine {
  if (engine === undefined) throw new Error('expected the network before any other task');
  return engine;
}

if (parentPort !== null) serve(parentPort);
