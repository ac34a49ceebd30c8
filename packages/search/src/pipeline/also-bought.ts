import type { BoughtTogether } from '@fusionrank/domain/bought-together';
import type { ItemId } from '@fusionrank/domain/id';
import type { Slate } from '@fusionrank/domain/search';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import { topRows } from '../retrieval/top-rows.ts';
import { listSlate, soldRow, type ScoredList } from './list-slate.ts';
import { startRun, type EngineParts } from './request-run.ts';
import { outcome } from './search.ts';

export interface AlsoBoughtRequest {
  readonly itemId: ItemId;
  readonly limit: number;
}

/**
 * What those who bought an item bought besides, by the cosine of their buyers: shared ÷ √(buyers of it), the item's own being the same for
 * all, so that what everybody buys does not stand first everywhere. Where purchases can't be read, what the same shoppers touched
 * (PURCHASES_UNAVAILABLE). Throws NOT_FOUND for an item that is not sold.
 */
export async function alsoBought(parts: EngineParts, { itemId, limit }: AlsoBoughtRequest): Promise<Slate> {
  const { index, ports } = parts;
  const run = startRun(parts);
  const row = soldRow(itemId, index);
  const found = await run.times.time('retrieve', async () => {
    const bought = await run.boughtTogether(itemId);
    return bought === undefined ? touchedAlike({ row, limit }, parts) : byBuyers(bought, { limit, index });
  });
  return { ...listSlate('also-bought', found, { index, ports }), ...outcome(run) };
}

interface Asked {
  readonly limit: number;
  readonly index: CatalogIndex;
}

function byBuyers(bought: readonly BoughtTogether[], { limit, index }: Asked): ScoredList {
  const scoreOf = new Map<number, number>();
  for (const { itemId, together, buyers } of bought) {
    const row = index.rowOf(itemId);
    if (row !== undefined && index.isLive(row)) scoreOf.set(row, together / Math.sqrt(buyers));
  }
  const rows = topRows([...scoreOf.keys()], [...scoreOf.values()], limit);
  return { rows, scores: Float64Array.from(rows, (row) => scoreOf.get(row) ?? 0), source: 'behavioural' };
}

function touchedAlike(
  { row, limit }: { readonly row: number; readonly limit: number },
  parts: EngineParts,
): ScoredList {
  const { index, ports } = parts;
  const near = ports.neighboursOf?.(row) ?? new Int32Array(0);
  const rows = near.filter((other) => other !== row && index.isLive(other)).subarray(0, limit);
  return { rows, scores: Float64Array.from(rows, (_, place) => 1 / (place + 1)), source: 'behavioural' };
}
