import { createLiveRows, createVectorSearch, nearestRows } from '@fusionrank/search/vectors';
import type { OpenSide } from './vector-side.ts';

/** Every vector looked at where the request is. */
export const exactScan: OpenSide = ({ table }) => {
  const rowCount = table.ids.length;
  return Promise.resolve({
    name: 'exact scan',
    build: { firstMs: 0, restMs: 0 },
    bytesPerVector: 0,
    nearest: ({ likeness }, { limit, filter }) =>
      nearestRows(likeness, { rowCount, accepts: filter ?? (() => true), limit, minimum: -1 }),
    close: () => Promise.resolve(),
  });
};

/** As requests are answered. */
export const ours: OpenSide = async ({ table }) => {
  const live = createLiveRows();
  for (let row = 0; row < table.ids.length; row++) live.set(row, true);
  const search = createVectorSearch(live);
  const from = performance.now();
  search.follow(table);
  const query = table.text.values.subarray(0, table.text.width);
  await search.nearest({ table, space: 'text', query, likeness: () => 1, limit: 1, minimum: -1 });
  const first = performance.now();
  await search.settled();
  const rest = performance.now();
  return {
    name: 'ours',
    build: { firstMs: first - from, restMs: rest - first },
    bytesPerVector: search.bytes() / table.ids.length,
    nearest: ({ vector, likeness }, { limit, filter }) =>
      search.nearest({
        table,
        space: 'text',
        query: vector,
        likeness,
        limit,
        minimum: -1,
        ...(filter === undefined ? {} : { filter }),
      }),
    close: () => search.close(),
  };
};
