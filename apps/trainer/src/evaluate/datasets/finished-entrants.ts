import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { textOrNothing } from '../text-or-nothing.ts';
import { writeWhole } from '../write-whole.ts';

const finishedSchema = z.object({
  settings: z.unknown(),
  valid: z.record(z.string(), z.array(z.number().nullable())),
  test: z.string(),
  seconds: z.number(),
  peakMiB: z.number(),
});
/** A contender that has been fitted and has ranked; its test labels are not looked at yet. */
export type FinishedEntrant = z.infer<typeof finishedSchema>;

/** What has been finished of a run: an interrupted one goes on with the next contender. */
export interface FinishedEntrants {
  /** Undefined when it is not finished, or its file can't be read. */
  read(name: string): Promise<FinishedEntrant | undefined>;
  /** Also takes its checkpoints away. */
  write(name: string, finished: FinishedEntrant): Promise<void>;
  /** Where a contender keeps checkpoints; made. */
  checkpoints(name: string, part: string): Promise<string>;
}

/** What makes two runs the same run. */
export interface RunIdentity {
  readonly data: string;
  readonly seed: number;
  readonly budgetMs: number;
  readonly code: string;
}

export function openFinishedEntrants(home: string, identity: RunIdentity): FinishedEntrants {
  const key = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);
  const folder = join(home, 'evaluations', key);
  const fileOf = (name: string): string => join(folder, `${slugOf(name)}.json`);
  const workOf = (name: string): string => join(folder, slugOf(name));
  return {
    read: async (name) => parseFinished(await textOrNothing(fileOf(name))),
    write: async (name, finished) => {
      await mkdir(folder, { recursive: true });
      await writeWhole(fileOf(name), JSON.stringify(finished));
      await rm(workOf(name), { recursive: true, force: true });
    },
    checkpoints: async (name, part) => {
      const path = join(workOf(name), slugOf(part));
      await mkdir(path, { recursive: true });
      return path;
    },
  };
}

/** A file name for any name, different for different ones. */
function slugOf(name: string): string {
  const readable = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${readable}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** A file that says something else is fitted anew: it is a cache. */
function parseFinished(text: string | undefined): FinishedEntrant | undefined {
  if (text === undefined) return undefined;
  try {
    return finishedSchema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
