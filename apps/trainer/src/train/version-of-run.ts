import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@fusionrank/domain/clock';

export interface RunPlace {
  readonly home: string;
  readonly clock: Clock;
  /** Of the data and the settings. */
  readonly fingerprint: string;
}

const FILE = 'model-version';

/** What is kept while this very training is under way. */
export function checkpointFolder({ home, fingerprint }: Omit<RunPlace, 'clock'>): string {
  return join(home, 'checkpoints', fingerprint.slice(0, 16));
}

/**
 * The id of the version that a training makes: `2026-11-23T18-00-00Z-1f0c9a7b`, when it began, and of what data. One that goes on
 * keeps it, and writes on into its folder of runs; one that was cut off with its artifact written takes a new one.
 */
export async function versionOfRun(place: RunPlace): Promise<string> {
  const folder = checkpointFolder(place);
  const begun = await readFile(join(folder, FILE), 'utf8').catch(() => '');
  const suffix = `Z-${place.fingerprint.slice(0, 8)}`;
  if (begun.endsWith(suffix) && !existsSync(join(place.home, 'artifacts', begun))) return begun;
  const version = `${place.clock().toISOString().slice(0, 19).replaceAll(':', '-')}${suffix}`;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${FILE}.unfinished`), version);
  await rename(join(folder, `${FILE}.unfinished`), join(folder, FILE));
  return version;
}
