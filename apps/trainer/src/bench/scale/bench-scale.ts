import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '@fusionrank/domain/clock';
import type { OnProgress } from '@fusionrank/domain/progress';
import { writeResult } from '../write-result.ts';
import { withStore, type CommandContext } from '../../command-line/context.ts';
import { thisMachine, type Machine } from '../machine.ts';
import { measured, questionsOf, type MeasuredShop } from '../http/bench-http.ts';
import { startGatewayProcess } from '../http/gateway-process.ts';
import { readSample, type ShopSample } from '../http/questions.ts';
import { prepareShop } from '../http/shop.ts';
import { measureFreshness, type MeasuredFreshness } from './freshness.ts';
import { earlierSizes, withSize } from './earlier-sizes.ts';
import { waitForSnapshots } from './snapshots.ts';

export interface ScaleRequest {
  /** Rising: the shop is grown from each to the next. */
  readonly sizes: readonly number[];
  /** Of the shop that is grown; with an embedded database of its own. */
  readonly context: CommandContext;
  readonly clock: Clock;
  /** Of each case and pace. */
  readonly seconds: number;
  readonly clients: number;
  readonly file: string;
  readonly onProgress: OnProgress;
  readonly say: (sentence: string) => void;
}

export interface ScaleResult {
  readonly kind: 'bench-scale';
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly sizes: readonly MeasuredSize[];
}

export interface MeasuredSize extends Omit<MeasuredShop, 'name'> {
  /** When it was begun. */
  readonly measuredAt: string;
  readonly starts: {
    /** From the start of the process to the first whole answer, everything read from the database. */
    readonly fromDatabaseSeconds: number;
    /** The same from the snapshot that the first run left. */
    readonly fromSnapshotSeconds: number;
  };
  readonly freshness: MeasuredFreshness;
  /** residentBytes / products: what the process takes without any product is in it. */
  readonly bytesPerProduct: number;
}

/**
 * Grows one shop from size to size and measures at each: starts, latency, memory, and how soon a change shows. Other sizes that an
 * earlier run left in the file stay in the result, where it was made on the same machine.
 */
export async function benchScale(request: ScaleRequest): Promise<ScaleResult> {
  let sizes = await earlierSizes(request.file);
  for (const products of request.sizes) {
    await prepareShop({ ...request, size: { kind: 'simulated', products } });
    sizes = withSize(sizes, await measureSize(request));
    await write(request, sizes);
  }
  return resultOf(request, sizes);
}

async function measureSize(request: ScaleRequest): Promise<MeasuredSize> {
  const { context, say } = request;
  const measuredAt = request.clock().toISOString();
  const snapshots = path.join(context.home, 'snapshots');
  const sample = await withStore({ ...context, quiet: true }, readSample);
  await rm(snapshots, { recursive: true, force: true });
  say(`${sample.products} products: first start`);
  const first = await started(context, sample);
  await waitForSnapshots(snapshots);
  await first.gateway.close();
  say(`${sample.products} products: start from the snapshot`);
  const second = await started(context, sample);
  try {
    const shop = await measured({ gateway: second.gateway, sample }, request);
    const freshness = await withStore({ ...context, quiet: true }, (store) =>
      measureFreshness({ store, sample, url: second.gateway.url, clock: request.clock }),
    );
    return {
      measuredAt,
      products: sample.products,
      ...shop,
      starts: { fromDatabaseSeconds: first.seconds, fromSnapshotSeconds: second.seconds },
      freshness,
      bytesPerProduct: shop.residentBytes / sample.products,
    };
  } finally {
    await second.gateway.close();
  }
}

async function started(
  context: CommandContext,
  sample: ShopSample,
): Promise<{ readonly gateway: Awaited<ReturnType<typeof startGatewayProcess>>; readonly seconds: number }> {
  const began = performance.now();
  const gateway = await startGatewayProcess(context);
  await questionsOf(gateway.url, { ...sample, items: sample.items.slice(0, 1) });
  return { gateway, seconds: (performance.now() - began) / 1_000 };
}

function resultOf({ clock }: ScaleRequest, sizes: readonly MeasuredSize[]): ScaleResult {
  return {
    kind: 'bench-scale',
    measuredAt: clock().toISOString(),
    machine: thisMachine(),
    sizes,
  };
}

/** After each size: a large one may take an hour, and what was measured before it must not be lost with it. */
async function write(request: ScaleRequest, sizes: readonly MeasuredSize[]): Promise<void> {
  await writeResult(request.file, resultOf(request, sizes));
}
