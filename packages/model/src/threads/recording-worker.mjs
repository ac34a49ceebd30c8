import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { serveTasks } = await import('./serve-tasks.ts');

const performed = [];
serveTasks(parentPort, {
  perform: async ({ kind, ms, name }) => {
    if (kind === 'performed') return performed;
    performed.push(name);
    if (kind === 'fail') throw new Error(`${name} failed`);
    // As the engines work: the thread's own loop stands still.
    if (kind === 'block') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    else await new Promise((resolve) => setTimeout(resolve, ms));
    return name;
  },
});
