import path from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import { z } from 'zod';
import { textOrNothing } from '../../evaluate/text-or-nothing.ts';
import type { HostileBenchResult } from '../hostile/bench-hostile.ts';
import type { HttpBenchResult } from '../http/bench-http.ts';
import type { LexicalBenchResult } from '../lexical/bench-lexical.ts';
import type { BenchRankResult } from '../rank/bench-ranking.ts';
import type { ScaleResult } from '../scale/bench-scale.ts';
import type { SearchBenchResult } from '../search/bench-search.ts';
import type { SoakResult } from '../soak/bench-soak.ts';
import type { VectorsResult } from '../vectors/bench-vectors.ts';

/** What the benches of speed wrote, each absent until it has run. */
export interface BenchResults {
  readonly lexical?: LexicalBenchResult;
  readonly vectors?: VectorsResult;
  readonly rank?: BenchRankResult;
  readonly search?: SearchBenchResult;
  readonly http?: HttpBenchResult;
  readonly scale?: ScaleResult;
  readonly soak?: SoakResult;
  readonly hostile?: HostileBenchResult;
}

export const BENCHES = [
  'lexical',
  'vectors',
  'rank',
  'search',
  'http',
  'scale',
  'soak',
  'hostile',
] as const satisfies readonly (keyof BenchResults)[];
type BenchName = (typeof BENCHES)[number];

/** Reads `<folder>/bench-<name>.json` of each bench. Throws INVALID_INPUT for a file that is another's. */
export async function readBenchResults(folder: string): Promise<BenchResults> {
  const found = await Promise.all(BENCHES.map(async (name) => [name, await readResult(folder, name)] as const));
  return Object.fromEntries(found.filter(([, result]) => result !== undefined));
}

const readResult = (folder: string, name: BenchName): Promise<unknown> =>
  readBenchResult(path.join(folder, `bench-${name}.json`), name);

/**
 * Undefined where there is no file. Beyond its kind, and what `like` asks of it, a result is taken to be what the bench of this version
 * writes. Throws INVALID_INPUT for a file that is another's.
 */
export async function readBenchResult<Name extends BenchName>(
  file: string,
  name: Name,
  like: z.ZodType = z.unknown(),
): Promise<NonNullable<BenchResults[Name]> | undefined> {
  const text = await textOrNothing(file);
  if (text === undefined) return undefined;
  const parsed = z
    .looseObject({ kind: z.literal(`bench-${name}`) })
    .and(like)
    .safeParse(jsonOrText(text));
  if (parsed.success) return parsed.data as unknown as NonNullable<BenchResults[Name]>;
  throw problem('INVALID_INPUT', `expected a result of \`fusionrank bench ${name}\`, got another file`, {
    place: { file },
  });
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
