import { spawn } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { problem } from '@fusionrank/domain/problem';
import type { NamedArray } from '@fusionrank/model/training-speed';
import { z } from 'zod';
import type { Side, Sample } from './side.ts';

/** Debian's python3-torch installs for this one. */
const PYTHON = '/usr/bin/python3';
const SCRIPT = fileURLToPath(new URL('./training.py', import.meta.url));

/** Which of the script's cases, and its settings. */
export interface TorchCase {
  readonly case: 'dense' | 'embedding' | 'optimiser' | 'network';
  readonly threads: number;
  readonly learningRate: number;
  readonly [setting: string]: string | number | readonly number[];
}

/** PyTorch's version, or why there is none to compare with. */
export async function torchVersion(): Promise<{ readonly version: string } | { readonly absence: string }> {
  const child = spawn(PYTHON, ['-c', 'import torch; print(torch.__version__)'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise<number | null>((done) => child.on('error', () => done(null)).on('close', done));
  if (code === 0) return { version: output.join('').trim() };
  return { absence: code === null ? `there is no ${PYTHON}` : `${PYTHON} has no torch (Debian: python3-torch)` };
}

const samples = z.object({ times: z.array(z.number()), losses: z.array(z.number()) });

/** Starts a case with the arrays that our side starts from. */
export async function startTorch(plan: TorchCase, arrays: readonly NamedArray[]): Promise<Side> {
  const folder = await mkdtemp(join(tmpdir(), 'fusionrank-bench-'));
  const file = join(folder, 'arrays');
  const child = spawn(PYTHON, [SCRIPT], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environmentOf(plan) },
  });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async (request: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const answer = await lines.next();
    if (answer.done === true)
      throw problem('ENVIRONMENT', `PyTorch stopped: ${errors.join('').trim().split('\n').at(-1) ?? ''}`);
    return JSON.parse(answer.value);
  };
  child.stdin.on('error', () => undefined);
  await ask({ ...plan, file, arrays: await writeArrays(file, arrays) });
  return {
    run: async (count): Promise<readonly Sample[]> => {
      const { times, losses } = samples.parse(await ask({ run: count }));
      return times.map((ms, i) => ({ ms, loss: losses[i] as number }));
    },
    release: async () => {
      child.stdin.end();
      await new Promise((done) => (child.exitCode === null ? child.on('close', done) : done(undefined)));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waiting threads rest, as ours do: spinning, PyTorch takes over ten times as long where other programs run too. */
const environmentOf = ({ threads }: TorchCase) => ({
  OMP_NUM_THREADS: String(threads),
  OPENBLAS_NUM_THREADS: String(threads),
  OMP_WAIT_POLICY: 'PASSIVE',
});

interface WrittenArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: 'float32' | 'int32';
  /** In bytes. */
  readonly offset: number;
}

async function writeArrays(path: string, arrays: readonly NamedArray[]): Promise<readonly WrittenArray[]> {
  const file = await open(path, 'w');
  const written: WrittenArray[] = [];
  let offset = 0;
  for (const { name, shape, values } of arrays) {
    await file.write(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    written.push({ name, shape, type: values instanceof Float32Array ? 'float32' : 'int32', offset });
    offset += values.byteLength;
  }
  await file.close();
  return written;
}
