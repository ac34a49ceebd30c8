import type { VectorTable } from '@fusionrank/model/ranking';
import type { CosineOfRow } from '../feature-space.ts';
import { topRows } from '../top-rows.ts';
import { slotCount } from './code-space.ts';
import { probedLists } from './list-policy.ts';
import { acceptedRows, type AcceptedRows, type LiveRows, type RowMask } from './row-mask.ts';
import { rowsAtOnce, Spaces, type NamedCodes, type SpaceName } from './spaces.ts';
import type { MakeSpace, PresentSpace } from './live-space.ts';
import type { VectorTask } from './thread/vector-messages.ts';
import { startVectorThread, type VectorThread } from './thread/vector-thread.ts';

export interface NearestRequest {
  readonly table: VectorTable;
  readonly space: SpaceName;
  /** In the space, of any length. */
  readonly query: Float32Array;
  /** What orders the rows: the cosine in the space, worked out from the vectors themselves. */
  readonly likeness: CosineOfRow;
  /** Which live rows are looked for; absent: all. */
  readonly filter?: (row: number) => boolean;
  /** A row that is not looked for. */
  readonly except?: number;
  readonly limit: number;
  /** Rows of largest product in the space among which likeness chooses, where the two are not the same; by default `limit`. */
  readonly reach?: number;
  /** Rows of a smaller likeness are left out. */
  readonly minimum: number;
  /** Aborts when nobody waits for the rows any more: a scan that has not begun then is left out. */
  readonly signal?: AbortSignal;
}

/** Nearest live rows of a catalogue, its filters inside. */
export interface VectorSearch {
  /**
   * Nearest first, equal ones by row; as many as `limit`, where so many pass. Exact below `LISTS_FROM` codes; above, of
   * 100 true ones 98 are found (`fusionrank bench vectors`). A large scan runs in a thread. Rejects with Problem
   * ENVIRONMENT when the thread ends under it; the next search starts another. Rejects with the signal's reason while the scan waits.
   */
  nearest(request: NearestRequest): Promise<Int32Array>;
  /** Makes the codes of a table ahead of `follow`, so that no search waits for them. */
  prepare(table: VectorTable): Promise<void>;
  /** The codes of a table that are made, for a snapshot. */
  codesOf(table: VectorTable): readonly NamedCodes[];
  /** Codes of a table that were made before, as `codesOf` gave them; rows that are other than they were then are to be told. */
  adopt(table: VectorTable, codes: readonly NamedCodes[]): void;
  /** The table in force. */
  follow(table: VectorTable): void;
  /** Rows of the table in force that are new or other than before. */
  change(rows: Iterable<number>): void;
  /** Settles when nothing is being made in the background. */
  settled(): Promise<void>;
  /** Bytes of the codes in force, beside the vectors they are of. */
  bytes(): number;
  close(): Promise<void>;
}

export function createVectorSearch(live: LiveRows): VectorSearch {
  const prepared = new WeakMap<VectorTable, Spaces>();
  let inForce: Spaces | undefined;
  // Two of them: no search waits for what is being made.
  const [searching, making] = [threadOnDemand(), threadOnDemand()];
  const make: MakeSpace = async (task) => {
    try {
      return (await making.running().ask('space', task)).space;
    } finally {
      making.endWhenIdle();
    }
  };
  const spacesOf = (table: VectorTable): Spaces => {
    const spaces = prepared.get(table) ?? new Spaces(table, make);
    prepared.set(table, spaces);
    return spaces;
  };
  return {
    nearest: async (request) => {
      const { table, space } = request;
      const accepts = accepting(request, live);
      const found = await accepted(request, { live, accepts });
      if (found.kind === 'few') return bestOf(found.rows, { ...request, accepts });
      const present = await spacesOf(table).of(space).present();
      const task = scanTask(request, { ...present, mask: found.mask });
      const { rows } = await searching.running().ask('rows', task, request.signal);
      // A row that was replaced during the scan may be found twice.
      return bestOf([...new Set(rows)], { ...request, accepts });
    },
    prepare: async (table) => {
      // The thread that searches starts meanwhile: the first request does not wait for it either.
      if (await spacesOf(table).prepared()) searching.running();
    },
    codesOf: (table) => prepared.get(table)?.codes() ?? [],
    adopt: (table, codes) => {
      for (const one of codes) spacesOf(table).adopt(one);
    },
    follow: (table) => {
      const before = inForce;
      inForce = spacesOf(table);
      if (before !== inForce) before?.close();
    },
    change: (rows) => inForce?.change(rows),
    settled: async () => inForce?.settled(),
    bytes: () => inForce?.bytes() ?? 0,
    close: async () => {
      inForce?.close();
      await Promise.all([searching.close(), making.close()]);
    },
  };
}

interface ThreadOnDemand {
  readonly running: () => VectorThread;
  /** Ends it when nobody needs it for a while: it keeps alive what it made, also after all others let go of it. */
  readonly endWhenIdle: () => void;
  readonly close: () => Promise<void>;
}

const IDLE_MS = 2_000;

/** A thread that was lost, or ended, is replaced when it is needed. */
function threadOnDemand(): ThreadOnDemand {
  let thread: VectorThread | undefined;
  let idle: NodeJS.Timeout | undefined;
  return {
    running: () => {
      clearTimeout(idle);
      if (thread?.alive !== true) thread = startVectorThread();
      return thread;
    },
    endWhenIdle: () => {
      clearTimeout(idle);
      idle = setTimeout(() => {
        if (thread?.asked === 0) void thread.close();
      }, IDLE_MS).unref();
    },
    close: async () => {
      clearTimeout(idle);
      await thread?.close();
    },
  };
}

function accepting({ filter, except }: NearestRequest, live: LiveRows): (row: number) => boolean {
  return (row) => row !== except && live.has(row) && (filter === undefined || filter(row));
}

interface Accepting {
  readonly live: LiveRows;
  readonly accepts: (row: number) => boolean;
}

/** Without a filter every live row is accepted: that is known without asking each. */
async function accepted(request: NearestRequest, { live, accepts }: Accepting): Promise<AcceptedRows> {
  const { table, space, filter } = request;
  const few = rowsAtOnce(table, space);
  const rowCount = table.ids.length;
  if (filter === undefined && rowCount > few)
    return { kind: 'many', mask: { bytes: live.bytes(), count: live.count() } };
  return acceptedRows({ rowCount, accepts, few });
}

function scanTask(
  { query, limit, reach = 0, except, minimum }: NearestRequest,
  { space: { memory, layout, header }, key, mask }: PresentSpace & { readonly mask: RowMask },
): Extract<VectorTask, { kind: 'scan' }> {
  const { listCount } = layout;
  return {
    kind: 'scan',
    key,
    space: { memory, layout },
    request: {
      query: unit(query),
      limit: Math.max(reach, limit) + (except === undefined ? 0 : 1),
      minimum,
      mask: mask.bytes,
      lists: probedLists({ listCount, codes: slotCount({ header }) }, mask.count),
    },
  };
}

interface Judged extends NearestRequest {
  readonly accepts: (row: number) => boolean;
}

/** Of rows, by what their vectors say. */
function bestOf(rows: readonly number[], { likeness, accepts, limit, minimum }: Judged): Int32Array {
  const near: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    const value = accepts(row) ? likeness(row) : undefined;
    if (value === undefined || value < minimum) continue;
    near.push(row);
    values.push(value);
  }
  return topRows(near, values, limit);
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
