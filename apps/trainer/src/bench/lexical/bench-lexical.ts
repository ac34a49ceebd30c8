import { availableParallelism } from 'node:os';
import type { Clock } from '@fusionrank/domain/clock';
import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { writeResult } from '../write-result.ts';
import { benchQueries } from './bench-queries.ts';
import type { EngineChoice } from './engine.ts';
import { ENGINES, type EngineName } from './engines/engines.ts';
import type { EngineMeasurement, EnginePlan } from './measure-engine.ts';
import { type Allowance, runEngine } from './run-engine.ts';

export interface LexicalBenchRequest extends Allowance {
  readonly clock: Clock;
  readonly seed: number;
  /** Products of the catalogues, small ones first. */
  readonly sizes: readonly number[];
  /** Only engines whose name contains it. */
  readonly only?: string;
  readonly queries: number;
  /** Timing of an engine's queries at a size, at most. */
  readonly seconds: number;
  /** Where the result is written, as JSON. */
  readonly file: string;
  readonly onProgress?: OnProgress;
}

export interface LexicalBenchResult {
  readonly kind: 'bench-lexical';
  readonly measuredAt: string;
  readonly machine: { readonly cores: number; readonly node: string };
  readonly seed: number;
  /** Best matches asked for. */
  readonly limit: number;
  readonly sizes: readonly SizeResult[];
}

export interface SizeResult {
  readonly products: number;
  readonly queries: number;
  readonly engines: readonly EngineResult[];
}

export type EngineResult = Pick<EngineChoice, 'settings'> & { readonly name: EngineName } & (
    EngineMeasurement | { readonly absence: string }
  );

const LIMIT = 1_000;

/** Times the lexical index beside other engines: the same made catalogues and queries, each engine in a fresh process. */
export async function benchLexical(request: LexicalBenchRequest): Promise<LexicalBenchResult> {
  const engines = ENGINES.filter(({ name }) => name.toLowerCase().includes((request.only ?? '').toLowerCase()));
  const total = request.sizes.length * engines.length;
  const sizes: SizeResult[] = [];
  let done = 0;
  for (const products of request.sizes) {
    const queries = benchQueries(request.queries, { products, seed: request.seed });
    const plan = { products, seed: request.seed, queries, limit: LIMIT, seconds: request.seconds };
    const results: EngineResult[] = [];
    for (const { name, settings } of engines) {
      request.onProgress?.({
        stage: 'bench',
        done,
        total,
        note: `${name}, ${products.toLocaleString('en-US')} products`,
      });
      results.push({ name, settings, ...(await outcomeOf(name, plan, { ...request, smaller: sizes.at(-1) })) });
      done++;
    }
    sizes.push({ products, queries: queries.length, engines: results });
    await writeSizes(request, sizes);
  }
  request.onProgress?.({ stage: 'bench', done, total });
  return writeSizes(request, sizes);
}

interface Bounds extends Allowance {
  readonly smaller: SizeResult | undefined;
}

async function outcomeOf(
  engine: EngineName,
  plan: EnginePlan,
  { smaller, minutes, heapMegabytes }: Bounds,
): Promise<EngineMeasurement | { readonly absence: string }> {
  const before = smaller?.engines.find(({ name }) => name === engine);
  if (before !== undefined && 'absence' in before) return { absence: `left out: ${before.absence} at a smaller size` };
  const outcome = await runEngine({ engine, plan }, { minutes, heapMegabytes });
  if ('failure' in outcome) throw problem('ENVIRONMENT', `${engine}, ${plan.products} products: ${outcome.failure}`);
  return 'measured' in outcome ? outcome.measured : outcome;
}

async function writeSizes(request: LexicalBenchRequest, sizes: readonly SizeResult[]): Promise<LexicalBenchResult> {
  const result: LexicalBenchResult = {
    kind: 'bench-lexical',
    measuredAt: request.clock().toISOString(),
    machine: { cores: availableParallelism(), node: process.version },
    seed: request.seed,
    limit: LIMIT,
    sizes,
  };
  await writeResult(request.file, result);
  return result;
}
