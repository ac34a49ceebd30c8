import { setImmediate } from 'node:timers/promises';
import { type Duration, durationOf } from '../train/duration.ts';
import { checkAnswer } from './answers.ts';
import { type BenchProduct, benchProducts } from './bench-products.ts';
import type { EngineChoice, LexicalEngine } from './engine.ts';
import { createPlainScan } from './plain-scan.ts';

export interface EnginePlan {
  readonly products: number;
  readonly seed: number;
  /** Drawn from the catalogue. */
  readonly queries: readonly string[];
  readonly limit: number;
  /** How long queries are timed, at most. */
  readonly seconds: number;
}

export interface EngineMeasurement {
  readonly version: string;
  /** Of adding alone: making the products is left out. */
  readonly buildSeconds: number;
  readonly bytesPerProduct: number;
  readonly query: Duration;
  readonly byWords: readonly { readonly words: number; readonly query: Duration }[];
  /** Answers held against a plain scan of all products before timing. */
  readonly checkedAnswers: number;
}

const BATCH = 1_000;
const CHECKED = 12;
const ROUNDS = 3;
const WARM_UP = 60;

/** Builds, checks and times one engine in this process, which has to be a fresh one started with --expose-gc. */
export async function measureEngine(choice: EngineChoice, plan: EnginePlan): Promise<EngineMeasurement> {
  const checked = plan.queries.slice(0, CHECKED);
  const scan = createPlainScan(checked, plan.products);
  const engine = await choice.open();
  try {
    const before = usedBytes();
    const buildMs = await build(engine, plan);
    const bytes = usedBytes() - before + (await engine.bytesElsewhere());
    for (const product of benchProducts(plan.products, plan.seed)) scan.see(product);
    for (const query of checked) {
      const rows = await engine.top(query, plan.limit);
      checkAnswer({ query, rows, limit: plan.limit }, scan, choice.expectation);
    }
    const timed = await timeQueries(engine, plan);
    return {
      version: engine.version,
      buildSeconds: buildMs / 1_000,
      bytesPerProduct: bytes / plan.products,
      query: durationOf(timed.map(({ ms }) => ms)),
      byWords: [2, 3, 4].map((words) => ({
        words,
        query: durationOf(timed.filter(({ query }) => query.split(' ').length === words).map(({ ms }) => ms)),
      })),
      checkedAnswers: checked.length,
    };
  } finally {
    await engine.close();
  }
}

async function build(engine: LexicalEngine, { products, seed }: EnginePlan): Promise<number> {
  let ms = 0;
  const timed = async (work: () => void | Promise<void>): Promise<void> => {
    const start = performance.now();
    await work();
    ms += performance.now() - start;
  };
  let batch: BenchProduct[] = [];
  for (const product of benchProducts(products, seed)) {
    batch.push(product);
    if (batch.length < BATCH && product.row < products - 1) continue;
    const full = batch;
    batch = [];
    await timed(() => engine.add(full));
    // Lets the process hear that it is no longer wanted.
    await setImmediate();
  }
  await timed(() => engine.complete());
  return ms;
}

interface Timed {
  readonly query: string;
  readonly ms: number;
}

async function timeQueries(engine: LexicalEngine, { queries, limit, seconds }: EnginePlan): Promise<Timed[]> {
  const deadline = performance.now() + seconds * 1_000;
  const isOver = (): boolean => performance.now() > deadline;
  for (const query of queries.slice(0, WARM_UP)) if (!isOver()) await engine.top(query, limit);
  const timed: Timed[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const query of queries) {
      if (isOver() && timed.length >= CHECKED) return timed;
      const start = performance.now();
      await engine.top(query, limit);
      timed.push({ query, ms: performance.now() - start });
    }
  }
  return timed;
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
