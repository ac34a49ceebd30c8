import { openSpace, slotCount, spaceBytes, type CodeSpace } from './code-space.ts';
import type { ComposedRows, WeightedColumn } from './composed-rows.ts';
import { listCountOf, listsAreDue } from './list-policy.ts';
import { putRow } from './put-row.ts';
import { inSharedMemory } from './shared-array.ts';
import type { SharedSpace, VectorTask } from './thread/vector-messages.ts';

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

/** Makes codes or lists, in another thread. */
export type MakeSpace = (task: Exclude<VectorTask, { kind: 'scan' }>) => Promise<SharedSpace>;

/** A code space that follows a catalogue: made, and made anew with lists, in another thread while it is searched. */
export class LiveSpace {
  static #keys = 0;
  /** Since the present work began. */
  readonly #changed = new Set<number>();
  readonly #make: MakeSpace;
  #source: SpaceSource;
  #present: PresentSpace | undefined;
  #codes: Promise<void> | undefined;
  #lists: Promise<void> | undefined;
  #closed = false;

  constructor(source: SpaceSource, make: MakeSpace) {
    this.#source = source;
    this.#make = make;
  }

  /** Waits for the first codes. Rejects with why they could not be made; the next call tries again. */
  async present(): Promise<PresentSpace> {
    if (this.#present === undefined) await this.#code();
    if (this.#present === undefined) throw new Error('the codes of a space were made and are not there');
    return this.#present;
  }

  /** The codes there are now; undefined before the first. */
  get codes(): CodeSpace | undefined {
    return this.#present?.space;
  }

  /** Codes of the source's rows that were made before; rows that are other than they were then have to be told by `change`. */
  adopt(space: CodeSpace): void {
    this.#present = { space, key: ++LiveSpace.#keys };
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

  bytes(): number {
    return this.#present === undefined ? 0 : spaceBytes(this.#present.space.layout);
  }

  /** What is being made is finished for nobody, and nothing more is made of its own accord. */
  close(): void {
    this.#closed = true;
  }

  /** Codes of all rows; at most once at a time. */
  #code(): Promise<void> {
    this.#codes ??= this.#coded().finally(() => {
      this.#codes = undefined;
      this.#listIfDue();
    });
    return this.#codes;
  }

  async #coded(): Promise<void> {
    await this.#lists;
    this.#changed.clear();
    const columns = await Promise.all(
      this.#source.columns.map(async ({ values, scales, present, ...column }) => ({
        ...column,
        values: await inSharedMemory(values),
        ...(scales && { scales: await inSharedMemory(scales) }),
        present: await inSharedMemory(present),
      })),
    );
    this.#install(await this.#make({ kind: 'code', columns }));
  }

  #listIfDue(): void {
    const space = this.#present?.space;
    // One at a time: either begins by forgetting what changed before it.
    if (space === undefined || this.#codes !== undefined || this.#lists !== undefined || this.#closed) return;
    const listed = space.listStarts[space.layout.listCount] ?? 0;
    const codes = slotCount(space);
    if (!listsAreDue({ codes, listed })) return;
    this.#lists = this.#listed(space, listCountOf(codes)).finally(() => (this.#lists = undefined));
    this.#inBackground(this.#lists);
  }

  async #listed({ memory, layout }: CodeSpace, listCount: number): Promise<void> {
    this.#changed.clear();
    this.#install(await this.#make({ kind: 'list', space: { memory, layout }, listCount }));
  }

  /** What changed while it was made is put into it before it is searched. */
  #install({ memory, layout }: SharedSpace): void {
    const space = openSpace(memory, layout);
    const room = [...this.#changed].every((row) => this.#put(row, space));
    this.adopt(space);
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
