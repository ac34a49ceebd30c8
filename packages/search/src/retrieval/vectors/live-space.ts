import { openSpace, slotCount, type CodeSpace } from './code-space.ts';
import type { ComposedRows, WeightedColumn } from './composed-rows.ts';
import { listCountOf, listsAreDue } from './list-policy.ts';
import { putRow } from './put-row.ts';
import { inSharedMemory } from './shared-array.ts';
import type { SharedSpace, VectorTask } from './thread/vector-messages.ts';
import { startVectorThread, type VectorThread } from './thread/vector-thread.ts';

/** What a space's vectors are made of. */
export interface SpaceSource {
  readonly columns: readonly WeightedColumn[];
  readonly rows: ComposedRows;
}

/** A code space as it is now. */
export interface PresentSpace {
  readonly space: CodeSpace;
  /** Another one for each code space. */
  readonly key: number;
}

/** A code space that follows a catalogue: made, and made anew with lists, in threads of its own while it is searched. */
export class LiveSpace {
  static #keys = 0;
  /** Since the present work began. */
  readonly #changed = new Set<number>();
  #source: SpaceSource;
  #present: PresentSpace | undefined;
  #codes: Promise<void> | undefined;
  #lists: Promise<void> | undefined;
  #thread: VectorThread | undefined;
  #closed = false;

  constructor(source: SpaceSource) {
    this.#source = source;
  }

  /** Waits for the first codes. Rejects with why they could not be made; the next call tries again. */
  async present(): Promise<PresentSpace> {
    if (this.#present === undefined) await this.#code();
    if (this.#present === undefined) throw new Error('the codes of a space were made and are not there');
    return this.#present;
  }

  /** Settles when no codes and no lists are being made. */
  async settled(): Promise<void> {
    while (this.#codes !== undefined || this.#lists !== undefined) await Promise.all([this.#codes, this.#lists]);
  }

  /** Rows whose vectors in the source are new, or are no longer there. */
  change(source: SpaceSource, rows: Iterable<number>): void {
    this.#source = source;
    let room = true;
    for (const row of rows) {
      this.#changed.add(row);
      if (this.#present !== undefined && !this.#put(row, this.#present.space)) room = false;
    }
    if (!room) this.#inBackground(this.#code());
    else this.#listIfDue();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread?.close();
  }

  /** Codes of all rows; at most once at a time. */
  #code(): Promise<void> {
    this.#codes ??= this.#coded().finally(() => (this.#codes = undefined));
    return this.#codes;
  }

  async #coded(): Promise<void> {
    await this.#lists;
    this.#changed.clear();
    const columns = await Promise.all(
      this.#source.columns.map(async ({ values, present, ...column }) => ({
        ...column,
        values: await inSharedMemory(values),
        present: await inSharedMemory(present),
      })),
    );
    this.#install(await this.#made({ kind: 'code', columns }));
    this.#listIfDue();
  }

  #listIfDue(): void {
    const space = this.#present?.space;
    if (space === undefined || this.#lists !== undefined || this.#closed) return;
    const listed = space.listStarts[space.layout.listCount] ?? 0;
    const codes = slotCount(space);
    if (!listsAreDue({ codes, listed })) return;
    this.#lists = this.#listed(space, listCountOf(codes)).finally(() => (this.#lists = undefined));
    this.#inBackground(this.#lists);
  }

  async #listed({ memory, layout }: CodeSpace, listCount: number): Promise<void> {
    this.#changed.clear();
    this.#install(await this.#made({ kind: 'list', space: { memory, layout }, listCount }));
  }

  async #made(task: VectorTask): Promise<SharedSpace> {
    this.#thread = startVectorThread();
    try {
      return (await this.#thread.ask('space', task)).space;
    } finally {
      await this.#thread.close();
    }
  }

  /** What changed while it was made is put into it before it is searched. */
  #install({ memory, layout }: SharedSpace): void {
    const space = openSpace(memory, layout);
    const room = [...this.#changed].every((row) => this.#put(row, space));
    this.#present = { space, key: ++LiveSpace.#keys };
    if (!room) this.#inBackground(Promise.resolve().then(() => this.#code()));
  }

  #put(row: number, space: CodeSpace): boolean {
    const { width, read } = this.#source.rows;
    const vector = new Float32Array(width);
    return putRow(space, row, read(row, vector) ? vector : undefined);
  }

  /** Searches go on with what there is. */
  #inBackground(work: Promise<void>): void {
    work.catch((cause: unknown) => {
      if (!this.#closed) process.emitWarning(`vector search goes on with older codes: ${String(cause)}`);
    });
  }
}
