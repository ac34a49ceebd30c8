import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { LexicalBenchResult } from '../lexical/bench-lexical.ts';
import type { SoakResult } from '../soak/bench-soak.ts';
import { readBenchResults } from './bench-results.ts';
import { growthPlots } from './growth-plots.ts';
import { speedPart, withSpeedPart } from './speed-part.ts';
import { writeSpeedPart } from './write-speed-part.ts';

const duration = (medianMs: number) => ({ medianMs, p10Ms: medianMs / 2, p99Ms: medianMs * 3, minMs: 0, runs: 10 });
const engine = (medianMs: number) => ({
  name: 'FusionRank' as const,
  settings: 'as it is',
  version: '1',
  buildSeconds: medianMs * 10,
  bytesPerProduct: 600,
  query: duration(medianMs),
  byWords: [],
  checkedAnswers: 5,
});
const lexical = {
  kind: 'bench-lexical',
  measuredAt: '2026-11-30T10:00:00.000Z',
  machine: { cores: 2, node: 'v20' },
  seed: 1,
  limit: 1_000,
  sizes: [
    { products: 10_000, queries: 3, engines: [engine(0.2)] },
    { products: 100_000, queries: 3, engines: [engine(0.5)] },
  ],
} as unknown as LexicalBenchResult;
const soak: SoakResult = {
  kind: 'bench-soak',
  measuredAt: '2026-11-30T10:00:00.000Z',
  machine: { cores: 2, cpu: 'cpu', node: 'v20' },
  shop: 'demo',
  products: 3_000,
  minutes: 10,
  peakRequestsPerSecond: 200,
  requestsPerSecond: 160,
  latency: { medianMs: 5, p99Ms: 20, worstMs: 90, requests: 96_000 },
  failures: {},
  degraded: 0,
  memory: [
    { minute: 1, residentBytes: 300 * 2 ** 20, heapUsedBytes: 90 * 2 ** 20 },
    { minute: 10, residentBytes: 302 * 2 ** 20, heapUsedBytes: 91 * 2 ** 20 },
  ],
  megabytesPerMinute: 0.2,
  eventLoopDelayMsP99: 12,
  updates: { withdrawn: 90, repriced: 90, answers: 720, wrong: [] },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'speed-'));
});
const put = (name: string, content: unknown): Promise<void> =>
  writeFile(path.join(folder, name), JSON.stringify(content));

describe('results', () => {
  test('are read by their names; those that are not there are absent', async () => {
    await put('bench-soak.json', soak);
    expect(await readBenchResults(folder)).toEqual({ soak });
    expect(await readBenchResults(path.join(folder, 'nothing'))).toEqual({});
  });

  test.each(['{"kind":"bench-http"}', 'no JSON'])('a file of another bench is refused: %s', async (text) => {
    await writeFile(path.join(folder, 'bench-soak.json'), text);
    await expect(readBenchResults(folder)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      place: { file: path.join(folder, 'bench-soak.json') },
    });
  });
});

describe('plots', () => {
  test('are of what was measured at two sizes or more', () => {
    const [latency] = growthPlots({ lexical });
    expect(latency?.lines).toEqual([
      {
        name: 'best 1,000 by words, median',
        points: [
          [10_000, 0.2],
          [100_000, 0.5],
        ],
      },
      {
        name: 'best 1,000 by words, p99',
        points: [
          [10_000, 0.2 * 3],
          [100_000, 0.5 * 3],
        ],
      },
    ]);
    expect(growthPlots({ lexical: { ...lexical, sizes: lexical.sizes.slice(0, 1) } })).toEqual([]);
    expect(growthPlots({ soak })).toEqual([]);
  });

  test('an index of 600 bytes a product takes 57 MB at 100,000', () => {
    const memory = growthPlots({ lexical }).find(({ name }) => name === 'growth-memory');
    expect(memory?.lines[0]?.points[1]?.[1]).toBeCloseTo((600 * 100_000) / 2 ** 20, 9);
  });
});

describe('the page', () => {
  test('shows what a bench printed, and which have not run', () => {
    const part = speedPart({ soak }, (plot) => `images/${plot}.svg`);
    expect(part).toContain('10 min at 160 requests/s (peak 200)');
    expect(part).toContain('720 answers looked at a second later, 0 wrong');
    expect(part).toContain('`fusionrank bench soak`, run of 2026-11-30');
    expect(part).toContain('Not measured yet: `fusionrank bench lexical`.');
  });

  test('keeps what was written by hand, before and after', () => {
    const before = withSpeedPart('# Page\n', speedPart({}, String));
    const again = withSpeedPart(`${before}\nafter\n`, speedPart({ soak }, String));
    expect(again.startsWith('# Page\n\n## Speed\n')).toBe(true);
    expect(again.endsWith('\nafter\n')).toBe(true);
    expect(again.match(/speed:begin/g)).toHaveLength(1);
    expect(again).not.toContain('Not measured yet: `fusionrank bench soak`');
  });

  test('is written with its plots beside it', async () => {
    await put('bench-lexical.json', lexical);
    const page = path.join(folder, 'page.md');
    await writeFile(page, '# Page\n');
    expect(await writeSpeedPart(page, folder)).toBe(1);
    expect(await readFile(page, 'utf8')).toContain('](images/growth-latency.svg)');
    expect((await readdir(path.join(folder, 'images'))).sort()).toEqual(
      ['build', 'latency', 'memory'].map((what) => `growth-${what}.svg`),
    );
    expect(await readFile(path.join(folder, 'images/growth-latency.svg'), 'utf8')).toMatch(/^<svg/);
  });
});
