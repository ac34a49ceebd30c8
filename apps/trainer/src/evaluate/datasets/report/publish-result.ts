import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { textOrNothing } from '../../text-or-nothing.ts';
import { writeWhole } from '../../write-whole.ts';
import { readBenchmarkResults, type BenchmarkResult } from '../benchmark-result.ts';
import { benchmarksPage, withBenchmarks } from './benchmarks-page.ts';

/** Writes `<folder>/<dataset>.json`; resolves to its path. */
export async function writeResult(result: BenchmarkResult, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${result.dataset}.json`);
  await writeWhole(file, `${JSON.stringify(result, undefined, 2)}\n`);
  return file;
}

/** Writes the page anew from all results of a folder, keeping what was written by hand; resolves to how many there are. */
export async function writeBenchmarksPage(page: string, folder: string): Promise<number> {
  const results = await readBenchmarkResults(folder);
  await mkdir(dirname(page), { recursive: true });
  await writeWhole(page, withBenchmarks(await textOrNothing(page), benchmarksPage(results)));
  return results.length;
}
