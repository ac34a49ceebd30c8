import type { OnProgress, Progress } from '@fusionrank/domain/progress';
import type { Quarantine } from './quarantine/quarantine.ts';
import type { Source } from './source/open-source.ts';
import type { RejectedRow, SourceRow } from './source/row.ts';
import type { SourceFormat } from './source/rows.ts';
import { readRows } from './source/rows.ts';

/** A row understood, or what is wrong with it. */
export type Understood<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly field: string; readonly expected: string; readonly got: string };

export interface RowImport<T> {
  readonly stage: string;
  readonly source: Source;
  readonly format?: SourceFormat;
  readonly batchSize: number;
  readonly understand: (row: SourceRow) => Understood<T>;
  /** Durable when it resolves. Batches come in the source's order, one at a time. */
  readonly write: (batch: readonly T[]) => Promise<void>;
  readonly quarantine: Quarantine;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

export interface RowImportResult {
  /** Rows written. */
  readonly imported: number;
  readonly quarantined: number;
  /** Why the source ended before its end; every row before that was read. */
  readonly endedEarly?: string;
  /** The signal came; what was read but not yet written is left to the next run. */
  readonly interrupted: boolean;
}

/**
 * Reads, understands and writes a source in batches: the next is read while one is written, and no more than these two
 * are held. Bad rows go to the quarantine and cost no good one.
 */
export async function importRows<T>(run: RowImport<T>): Promise<RowImportResult> {
  const writer = batchWriter(run);
  const rows = readRows(run.source, run.format);
  let endedEarly: string | undefined;
  try {
    for (let next = await rows.next(); ; next = await rows.next()) {
      if (next.done === true) {
        endedEarly = next.value;
        break;
      }
      const rejected: RejectedRow[] = [];
      for (const outcome of next.value) {
        if (outcome.kind === 'rejected') {
          rejected.push(outcome.row);
          continue;
        }
        const understood = run.understand(outcome.row);
        if (understood.ok) await writer.add(understood.value);
        else rejected.push(rejectionOf(outcome.row, understood));
        if (run.signal.aborted) break;
      }
      await run.quarantine.add(rejected);
      if (run.signal.aborted) break;
    }
    if (!run.signal.aborted) await writer.flush();
  } finally {
    await writer.settle();
  }
  return {
    imported: writer.written(),
    quarantined: run.quarantine.count(),
    ...(endedEarly === undefined ? {} : { endedEarly }),
    interrupted: run.signal.aborted,
  };
}

function rejectionOf(
  row: SourceRow,
  { field, expected, got }: Extract<Understood<unknown>, { ok: false }>,
): RejectedRow {
  return { line: row.line, offset: row.offset, field, expected, got, raw: row.raw };
}

interface BatchWriter<T> {
  add(value: T): Promise<void>;
  /** Writes what is held. */
  flush(): Promise<void>;
  /** Waits for the batch in flight. */
  settle(): Promise<void>;
  written(): number;
}

function batchWriter<T>(run: RowImport<T>): BatchWriter<T> {
  let held: T[] = [];
  let written = 0;
  let inFlight: Promise<void> = Promise.resolve();

  const send = async (): Promise<void> => {
    await inFlight;
    const batch = held;
    held = [];
    const share = shareRead(run.source);
    if (batch.length === 0 || run.signal.aborted) return;
    inFlight = run.write(batch).then(() => {
      written += batch.length;
      run.onProgress(progressOf(run, { done: written, share }));
    });
    // Awaited by the next send or by settle; until then a failure must not count as unhandled.
    inFlight.catch(() => undefined);
  };
  return {
    async add(value) {
      held.push(value);
      if (held.length >= run.batchSize) await send();
    },
    async flush() {
      await send();
      await inFlight;
    },
    settle: () => inFlight,
    written: () => written,
  };
}

/** How much of the file has been taken from disk, in (0, 1]; undefined for standard input. */
function shareRead({ totalBytes, bytesRead }: Source): number | undefined {
  return totalBytes === undefined ? undefined : bytesRead() / totalBytes;
}

/** The number of rows isn't known before the end; it is estimated from the share that was read when the batch was full. */
function progressOf<T>(
  { stage, quarantine }: RowImport<T>,
  { done, share }: { readonly done: number; readonly share: number | undefined },
): Progress {
  const bad = quarantine.count();
  return {
    stage,
    done,
    ...(share === undefined || share === 0 ? {} : { total: Math.round(done / share) }),
    ...(bad === 0 ? {} : { note: `${bad.toLocaleString('en-US')} quarantined` }),
  };
}
