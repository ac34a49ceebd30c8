import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import { z } from 'zod';

const estimateSchema = z.object({ mean: z.number(), low: z.number(), high: z.number(), count: z.number() });
const estimatesSchema = z.record(z.string(), estimateSchema);

const rowSchema = z.object({
  name: z.string(),
  settings: z.unknown(),
  /** Of fitting, without reading and ranking. */
  seconds: z.number(),
  peakMiB: z.number(),
  /** A metric that says nothing about anybody is absent. */
  valid: estimatesSchema,
  test: estimatesSchema,
  /** The model minus this one on the same users or queries, in the main metric; absent on the model's own row. */
  lift: estimateSchema.optional(),
});

const coldSchema = z.object({
  metrics: z.array(z.string()),
  rows: z.array(rowSchema.pick({ name: true, test: true })),
});

const publishedSchema = z.object({
  protocol: z.string(),
  rows: z.array(z.object({ name: z.string(), source: z.string(), values: z.record(z.string(), z.number()) })),
  caveat: z.string(),
});

export const benchmarkResultSchema = z.object({
  dataset: z.string(),
  kind: z.enum(['interactions', 'sequences', 'judgements']),
  description: z.string(),
  unit: z.enum(['users', 'queries']),
  counts: z.record(z.string(), z.number()),
  metrics: z.array(z.string()),
  mainMetric: z.string(),
  seed: z.number(),
  budgetSeconds: z.number(),
  evaluatedAt: z.string(),
  codeVersion: z.string(),
  commit: z.string().optional(),
  node: z.string(),
  /** sha256 of the data. */
  fingerprint: z.string(),
  /** The model first. */
  rows: z.array(rowSchema),
  /** The model without parts. */
  ablations: z.array(rowSchema).optional(),
  /** By the test items alone that nobody took in training; absent where there are none. */
  cold: coldSchema.optional(),
  published: publishedSchema.optional(),
});

/** One contender's row of a table. */
export type BenchmarkRow = z.infer<typeof rowSchema>;
/** The contenders on test items that nobody took in training. */
export type ColdItemsResult = z.infer<typeof coldSchema>;
/** What others report on the same data, in the same metrics. */
export type PublishedNumbers = z.infer<typeof publishedSchema>;
/** What one run of `fusionrank evaluate DIR` found out: the file benchmarks/results/<dataset>.json. */
export type BenchmarkResult = z.infer<typeof benchmarkResultSchema>;

/** All results of a folder, by name of file, those of benches left out; none where there is no folder. Throws INVALID_INPUT on a file that holds none. */
export async function readBenchmarkResults(folder: string): Promise<readonly BenchmarkResult[]> {
  const files = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const results: BenchmarkResult[] = [];
  for (const file of files.filter((name) => name.endsWith('.json')).sort()) {
    const result = parseResult(join(folder, file), await readFile(join(folder, file), 'utf8'));
    if (result !== undefined) results.push(result);
  }
  return results;
}

/** What `fusionrank bench` measured lies beside what `evaluate` found out. */
const otherSchema = z.object({ kind: z.string().startsWith('bench-') });

/** Undefined for a file that says it is of a bench. */
function parseResult(file: string, text: string): BenchmarkResult | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return otherSchema.safeParse(parsed).success ? undefined : benchmarkResultSchema.parse(parsed);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
    const got = issue === undefined ? error.message : `${issue.path.join('.')}: ${issue.message}`;
    throw problem('INVALID_INPUT', `expected a result of \`fusionrank evaluate DIR\`, got ${got}`, { place: { file } });
  }
}
