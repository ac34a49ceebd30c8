import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import { z } from 'zod';

/** A function and its share of the time on the main thread's processor, what it calls left out. */
export interface ProfileEntry {
  readonly name: string;
  /** From the repository's root; absent for what the engine itself does. */
  readonly place?: string;
  /** Of the time that was not idle, in (0, 1]. */
  readonly share: number;
}

/** V8's `.cpuprofile`: a tree of call frames, and which of them ran at each sample. */
const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

export type CpuProfile = z.infer<typeof profileSchema>;

/** Time in which nothing was to do. */
const IDLE = new Set(['(idle)', '(program)', '(root)']);

/** The functions that took most, largest first. */
export function topEntries({ nodes, samples, timeDeltas }: CpuProfile, limit: number): readonly ProfileEntry[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const selfTime = new Map<string, { readonly entry: Omit<ProfileEntry, 'share'>; us: number }>();
  let busy = 0;
  samples.forEach((id, i) => {
    const frame = frames.get(id);
    if (frame === undefined || IDLE.has(frame.functionName)) return;
    const us = timeDeltas[i] ?? 0;
    busy += us;
    const entry = entryOf(frame);
    const key = `${entry.name} ${entry.place ?? ''}`;
    const known = selfTime.get(key) ?? { entry, us: 0 };
    known.us += us;
    selfTime.set(key, known);
  });
  return [...selfTime.values()]
    .sort((a, b) => b.us - a.us)
    .slice(0, limit)
    .map(({ entry, us }) => ({ ...entry, share: us / busy }));
}

function entryOf({
  functionName,
  url,
  lineNumber,
}: CpuProfile['nodes'][number]['callFrame']): Omit<ProfileEntry, 'share'> {
  const name = functionName === '' ? '(anonymous)' : functionName;
  if (url === '') return { name };
  return { name, place: `${shortened(url)}:${lineNumber + 1}` };
}

/** `packages/…`, `apps/…`, the package's own path under `node_modules`, or `node:…`. */
function shortened(url: string): string {
  const own = /\/((?:packages|apps)\/.*)$/.exec(url)?.[1];
  const installed = /^.*\/node_modules\/(.*)$/.exec(url)?.[1];
  return installed ?? own ?? url;
}

/** Of the newest profile of a main thread in the folder. Throws ENVIRONMENT when there is none. */
export async function readTopEntries(folder: string, limit: number): Promise<readonly ProfileEntry[]> {
  // CPU.<date>.<time>.<pid>.<thread>.<number>.cpuprofile
  const names = (await readdir(folder)).filter((name) => /^CPU\.\d+\.\d+\.\d+\.0\.\d+\.cpuprofile$/.test(name)).sort();
  const newest = names.at(-1);
  if (newest === undefined) throw problem('ENVIRONMENT', `expected a profile of the gateway in ${folder}, got none`);
  return topEntries(profileSchema.parse(JSON.parse(await readFile(path.join(folder, newest), 'utf8'))), limit);
}
