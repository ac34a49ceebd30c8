import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseUserId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { problem } from '@fusionrank/domain/problem';
import { z } from 'zod';
import type { Shopper } from './shopper.ts';
import { TASTE_DIMENSION, TASTE_KINDS } from './taste-space.ts';
import { createTruth, type Truth, type TruthFacts } from './truth.ts';

/** Truth lies in `<home>/truth/<fingerprint>.json`: beside the database, never in it. */
export function truthPath(home: string, fingerprint: string): string {
  return join(home, 'truth', `${fingerprint}.json`);
}

/** The newest truth of a home; undefined where nothing was simulated. */
export async function findTruth(home: string): Promise<string | undefined> {
  const folder = join(home, 'truth');
  const names = (await readdir(folder).catch(emptyIfMissing)).filter((name) => name.endsWith('.json'));
  const dated = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), time: (await stat(join(folder, name))).mtimeMs })),
  );
  return dated.sort((a, b) => b.time - a.time)[0]?.path;
}

/** `items` is the catalogue the shoppers were simulated on. Throws INVALID_INPUT when the file is not what `saveTruth` wrote. */
export async function loadTruth(path: string, items: readonly CatalogItem[]): Promise<Truth> {
  return createTruth(await readFacts(path), items);
}

export async function saveTruth(path: string, facts: TruthFacts): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${randomUUID()}.part`;
  await writeFile(aside, JSON.stringify({ format: FORMAT, ...facts }));
  await rename(aside, path);
}

export async function readFacts(path: string): Promise<TruthFacts> {
  const parsed = factsSchema.safeParse(parsedJson(await readFile(path, 'utf8'), path));
  if (!parsed.success)
    throw problem('INVALID_INPUT', `expected the truth of a simulation, got ${z.prettifyError(parsed.error)}`, {
      place: { file: path },
    });
  const { seed, from, until, shoppers } = parsed.data;
  return { seed, from: new Date(from), until: new Date(until), shoppers: shoppers.map(shopperOf) };
}

const FORMAT = 'simulated truth 1';
const vector = z.array(z.number()).length(TASTE_DIMENSION);
const taste = z.object({ now: vector, next: vector });
const shopperSchema = z.object({
  id: z.string(),
  presence: z.enum(['regular', 'cold', 'absent']),
  activity: z.number(),
  audience: z.enum(['women', 'men', 'any']),
  priceLevel: z.number(),
  tastes: z.record(z.enum(TASTE_KINDS), taste),
  drift: z.number(),
  turnsAt: z.number().optional(),
});
const factsSchema = z.object({
  format: z.literal(FORMAT),
  seed: z.number(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  shoppers: z.array(shopperSchema),
});

function shopperOf({ id, turnsAt, ...rest }: z.infer<typeof shopperSchema>): Shopper {
  return { id: parseUserId(id), ...rest, ...(turnsAt === undefined ? {} : { turnsAt }) };
}

function parsedJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw problem('INVALID_INPUT', 'expected JSON with the truth of a simulation, got something else', {
      place: { file: path },
      cause,
    });
  }
}

function emptyIfMissing(error: unknown): string[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
