import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { TrainingState } from './training-state.ts';

const FILE = 'training.checkpoint';
const HASH_BYTES = 32;

interface Stored {
  /** Of data, configuration and seed: a run goes on only from its own checkpoint. */
  readonly fingerprint: string;
  readonly state: TrainingState;
}

/** Writes the state beside the last one and renames it over: a crash leaves the one or the other, whole. */
export async function writeCheckpoint(directory: string, stored: Stored): Promise<void> {
  await mkdir(directory, { recursive: true });
  const body = serialize(stored);
  const unfinished = join(directory, `${FILE}.unfinished`);
  const file = await open(unfinished, 'w');
  try {
    await file.writeFile(Buffer.concat([createHash('sha256').update(body).digest(), body]));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(directory, FILE));
}

/** The state to go on from; undefined when there is none, it is damaged, or it belongs to another run. */
export async function readCheckpoint(directory: string, fingerprint: string): Promise<TrainingState | undefined> {
  const bytes = await readFile(join(directory, FILE)).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (bytes === undefined) return undefined;
  const body = bytes.subarray(HASH_BYTES);
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(0, HASH_BYTES))) return undefined;
  const stored = deserialize(body) as Stored;
  return stored.fingerprint === fingerprint ? stored.state : undefined;
}
