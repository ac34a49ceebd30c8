import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@fusionrank/domain/clock';
import { type ScalarPoint, scalarEvent, sessionStart, versionEvent } from './event.ts';
import { tfRecord } from './tf-record.ts';

/** A file of scalars that TensorBoard opens. */
export interface EventFile {
  write(point: ScalarPoint): Promise<void>;
  close(): Promise<void>;
}

/**
 * Writes into a new file of `directory`, made at the first point. A training that goes on writes a further file into the same
 * folder: TensorBoard joins them, and forgets what was written after the step it goes on from.
 */
export function createEventFile(directory: string, clock: Clock): EventFile {
  let file: Promise<FileHandle> | undefined;
  const started = async (step: number): Promise<FileHandle> => {
    const now = clock();
    const handle = await newFile(directory, now);
    await handle.appendFile(Buffer.concat([tfRecord(versionEvent(now)), tfRecord(sessionStart(now, step))]));
    return handle;
  };
  return {
    write: async (point) => {
      file ??= started(point.step);
      await (await file).appendFile(tfRecord(scalarEvent(clock(), point)));
    },
    close: async () => {
      await (await file)?.close();
    },
  };
}

/** Named as TensorFlow names them, by second; numbered where one second sees several. */
async function newFile(directory: string, now: Date): Promise<FileHandle> {
  await mkdir(directory, { recursive: true });
  const second = String(Math.floor(now.getTime() / 1000)).padStart(10, '0');
  for (let number = 0; ; number++) {
    try {
      return await open(join(directory, `events.out.tfevents.${second}.fusionrank.${number}`), 'ax');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
