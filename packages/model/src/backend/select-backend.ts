import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { problem } from '@fusionrank/domain/problem';
import { registerGatherRows } from './gather-rows.ts';
import { registerGradients } from './gradients.ts';
import { registerUnsortedSegmentSum } from './unsorted-segment-sum.ts';

/** Fastest first; the first two are optional installs that bring a native library. */
export const BACKENDS = ['tfjs-node-gpu', 'tfjs-node', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

export interface SelectedBackend {
  readonly name: BackendName;
  /** One line a skipped backend: which and why. */
  readonly skipped: readonly string[];
}

/**
 * Puts TensorFlow.js on the best backend present, or on the preferred one. Without a preference nothing fails: a backend
 * that is absent or broken is named in `skipped` and the next one is tried.
 * @throws Problem ENVIRONMENT when the preferred backend can't run here, or none can.
 */
export async function selectBackend(preference?: BackendName): Promise<SelectedBackend> {
  registerGradients();
  const skipped: string[] = [];
  for (const name of preference === undefined ? BACKENDS : [preference]) {
    const obstacle = await start(name);
    if (obstacle === undefined) return { name, skipped };
    skipped.push(`${name}: ${obstacle}`);
  }
  throw problem(
    'ENVIRONMENT',
    `expected TensorFlow.js to start on ${preference ?? BACKENDS.join(', ')}, got: ${skipped.join('; ')}`,
  );
}

/** Why the backend can't be used, or undefined once it is in use. */
async function start(name: BackendName): Promise<string | undefined> {
  switch (name) {
    case 'tfjs-node-gpu':
    case 'tfjs-node':
      return startNative(`@tensorflow/${name}`);
    case 'wasm':
      return startWasm();
    case 'cpu':
      return (await tf.setBackend('cpu')) ? undefined : 'did not start';
  }
}

async function startNative(packageName: string): Promise<string | undefined> {
  try {
    createRequire(import.meta.url).resolve(packageName);
    await import(packageName);
  } catch (error) {
    return reasonOf(error);
  }
  if (!nativeFactory()) return 'registered its kernels on another copy of tfjs-core';
  return (await tf.setBackend('tensorflow')) ? undefined : 'did not start';
}

/** Whether the native library registered itself with this copy of tfjs-core; null is left out of the library's type. */
function nativeFactory(): boolean {
  const factory = tf.findBackendFactory('tensorflow') as (() => unknown) | null;
  return factory !== null;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND'))
    return 'not installed';
  return error.message.split('\n')[0] ?? error.name;
}

async function startWasm(): Promise<string | undefined> {
  const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  if (tf.getBackend() !== 'wasm') setWasmPaths(join(folder, sep));
  registerUnsortedSegmentSum();
  registerGatherRows();
  return (await withoutNewListeners(() => tf.setBackend('wasm'))) ? undefined : 'did not start';
}

const FAILURE_EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/** The wasm module's loader hooks itself into the process's failure events, to throw again; those belong to the application. */
async function withoutNewListeners<T>(start: () => Promise<T>): Promise<T> {
  const before = new Map(FAILURE_EVENTS.map((event) => [event, new Set(listenersOf(event))]));
  try {
    return await start();
  } finally {
    for (const event of FAILURE_EVENTS) {
      for (const listener of listenersOf(event))
        if (before.get(event)?.has(listener) !== true) process.off(event, listener);
    }
  }
}

type Listener = (...args: unknown[]) => void;
const listenersOf = (event: (typeof FAILURE_EVENTS)[number]): Listener[] =>
  process.listeners(event as 'uncaughtException') as Listener[];
