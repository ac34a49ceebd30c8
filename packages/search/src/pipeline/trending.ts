import type { Filter, Slate } from '@fusionrank/domain/search';
import { matchesOf } from '../retrieval/matches.ts';
import { trendingList } from '../retrieval/shop-lists.ts';
import { understand } from '../understanding/understand.ts';
import { listSlate } from './list-slate.ts';
import { startRun, type EngineParts } from './request-run.ts';
import { outcome } from './search.ts';

export interface TrendingRequest {
  /** Path of the category, which everything below it belongs to; absent: the whole shop. */
  readonly category?: readonly string[];
  readonly limit: number;
}

/** What shoppers touch most, each touch halved with its age (`LivePopularity`); the same for everyone. Items that nobody touched are left out. */
export async function trending(parts: EngineParts, { category, limit }: TrendingRequest): Promise<Slate> {
  const { index, ports } = parts;
  const run = startRun(parts);
  const list = await run.times.time('retrieve', async () => {
    await run.turn();
    const asked = { query: understand('', index), filters: inCategory(category), facetKeys: [] };
    return trendingList({ among: matchesOf(asked, index), popularityOf: ports.popularityOf, limit }, index);
  });
  const rows = list.rows.filter((row) => ports.popularityOf(row) > 0);
  const scores = Float64Array.from(rows, ports.popularityOf);
  return { ...listSlate('trending', { rows, scores, source: 'trending' }, { index, ports }), ...outcome(run) };
}

/** As a filter; none for the whole shop. */
export function inCategory(path: readonly string[] | undefined): readonly Filter[] {
  return path === undefined ? [] : [{ kind: 'category', path }];
}
